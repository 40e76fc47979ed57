// Draws the surroundings of the lanes of a timeline: the axis, the buyers' names, and a strip with the whole race.
import { tickWords } from './timescale.js';

export const AXIS_PIXELS = 30;
export const STRIP_PIXELS = 26;
const TICK_PIXELS = 110;

/** Draws on a canvas that is `surface`, with the colours of a palette and the times of a scale. */
export class TimePainter {
  #surface;
  #palette;
  #scale;

  constructor(surface, palette, scale) {
    this.#surface = surface;
    this.#palette = palette;
    this.#scale = scale;
  }

  drawAxis() {
    const context = this.#surface.context;
    const { ticks, step } = this.#scale.ticks(TICK_PIXELS);
    context.font = '14px system-ui, sans-serif';
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    for (const tick of ticks) {
      const x = Math.round(this.#scale.x(tick)) + 0.5;
      context.fillStyle = this.#palette.of('line');
      context.fillRect(x, AXIS_PIXELS - 8, 1, this.#surface.height - AXIS_PIXELS - STRIP_PIXELS + 8);
      context.fillStyle = this.#palette.of('soft');
      const words = tickWords(tick, step);
      if (x + 4 + context.measureText(words).width < this.#surface.width) {
        context.fillText(words, x + 4, AXIS_PIXELS / 2);
      }
    }
  }

  /** Draws the name of a lane that begins at `top` and is `height` pixels tall. */
  drawName(name, top, height, colour, bold) {
    const context = this.#surface.context;
    context.font = `${bold ? 700 : 500} ${Math.min(16, height * 0.6)}px system-ui, sans-serif`;
    context.fillStyle = this.#palette.of(colour);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    context.fillText(name, this.#scale.left - 8, top + height / 2, this.#scale.left - 10);
  }

  /** Draws the whole race at the foot: the times of trouble, and the visible part. `troubles` are lists of times. */
  drawStrip(troubles) {
    const context = this.#surface.context;
    const { left, width, from, to } = this.#scale;
    const top = this.#surface.height - STRIP_PIXELS + 10;
    const tall = STRIP_PIXELS - 12;
    const x = (time) => left + ((time - from) / (to - from)) * width;
    context.fillStyle = this.#palette.of('wait');
    context.fillRect(left, top, width, tall);
    context.fillStyle = this.#palette.of('bad');
    for (const times of troubles) {
      let drawn = -1;
      for (const time of times) {
        const pixel = Math.floor(x(time));
        if (pixel > drawn) {
          context.fillRect(pixel, top, 2, tall);
          drawn = pixel + 1;
        }
      }
    }
    const begin = x(this.#scale.start);
    context.lineWidth = 2.5;
    context.strokeStyle = this.#palette.of('ink');
    context.strokeRect(begin, top - 2, Math.max(4, x(this.#scale.end) - begin), tall + 4);
  }

  /** Draws a ring around a box. */
  drawRing({ x, y, width, height }, colour, thick) {
    const context = this.#surface.context;
    context.lineWidth = thick + 2.5;
    context.strokeStyle = this.#palette.of('surface');
    context.strokeRect(x - 3, y - 4, width + 6, height + 8);
    context.lineWidth = thick;
    context.strokeStyle = this.#palette.of(colour);
    context.strokeRect(x - 3, y - 4, width + 6, height + 8);
  }

  /** Draws only inside the area between axis, names and strip. */
  inPlot(draw) {
    const context = this.#surface.context;
    context.save();
    context.beginPath();
    context.rect(
      this.#scale.left, AXIS_PIXELS, this.#scale.width, this.#surface.height - AXIS_PIXELS - STRIP_PIXELS);
    context.clip();
    draw();
    context.restore();
  }
}
