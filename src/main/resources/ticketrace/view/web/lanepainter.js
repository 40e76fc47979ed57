// Draws the purchases of one buyer: each one if there is room for it, otherwise how the time was spent.
import { OUTCOME, PARTS, STAMP, STEP, firstWhere } from './lane.js';
import { timeWords } from './words.js';

const DENSE_PURCHASES_PER_PIXEL = 0.22;
const LEAST_PART_PIXELS = 2;
const FAINT = 0.3;
const SMALLEST_LETTER = 10;
const LETTER_WIDTH = 0.58;
const ROOM_FOR_LETTER = 12;
const ROOM_FOR_PAUSE = 60;
const GRANT_LETTER = 10;

/** Draws lanes on a canvas, with the colours of a palette and the times of a scale. */
export class LanePainter {
  #context;
  #palette;
  #scale;

  constructor(context, palette, scale) {
    this.#context = context;
    this.#palette = palette;
    this.#scale = scale;
  }

  /** Draws a lane from `top`, `height` pixels tall; `overlaps` are the times with two buyers inside the guard. */
  draw(lane, top, height, overlaps) {
    const first = lane.firstAfter(this.#scale.start);
    const end = firstWhere(lane.count, (index) => lane.begin(index) > this.#scale.end);
    const dense = end - first > DENSE_PURCHASES_PER_PIXEL * this.#scale.width;
    if (lane.spent) {
      this.#drawSpent(lane.spent, top, height, dense ? 1 : FAINT);
    } else if (dense) {
      this.#drawDense(lane, first, end, top, height);
    }
    if (!dense) {
      for (let index = first; index < end; index++) {
        this.#drawPurchase(lane, index, top, height);
      }
    }
    this.#drawPauses(lane, top, height);
    this.#drawOverlaps(lane, first, end, top, height, overlaps);
  }

  /** The rectangle of a purchase. */
  box(lane, index, top, height) {
    const x = this.#scale.x(lane.begin(index));
    const right = this.#scale.x(lane.latest(index));
    return { x, y: top + height * 0.14, width: Math.max(LEAST_PART_PIXELS, right - x), height: height * 0.72 };
  }

  #drawPurchase(lane, index, top, height) {
    const y = top + height * 0.14;
    const tall = height * 0.72;
    const undone = lane.isUndone(index);
    lane.parts(index, (part, from, to) => {
      const x = this.#scale.x(from);
      const width = Math.max(LEAST_PART_PIXELS, this.#scale.x(to) - x);
      const isStale = PARTS[part] === 'write' && lane.stale.has(index);
      if (PARTS[part] === 'wait') {
        this.#fill('wait', x, y + tall * 0.28, width, tall * 0.44);
      } else {
        this.#fill(isStale ? 'stale' : PARTS[part], x, y, width, tall);
        this.#letter(PARTS[part], lane, index, x, y, width, tall);
      }
    });
    this.#drawInside(lane, index, y);
    this.#drawNumbers(lane, index, y, tall);
    this.#drawLeaseEnd(lane, index, top, height);
    if (undone || lane.isRefused(index)) {
      this.#strike(lane, index, y + tall / 2);
    }
    if (lane.outcome(index) === OUTCOME.FENCED) {
      this.#mark('fenced', this.#scale.x(lane.latest(index)), y, tall);
    }
  }

  /** A pause is a grey stretch over the lower part of the purchases, with its length if there is room. */
  #drawPauses(lane, top, height) {
    for (const [from, to] of lane.pauses) {
      const x = this.#scale.x(from);
      const width = Math.max(LEAST_PART_PIXELS, this.#scale.x(to) - x);
      const y = top + height * 0.58;
      const tall = height * 0.28;
      this.#fill('pause', x, y, width, tall);
      const left = this.#clip(x);
      const room = this.#clip(x + width) - left;
      if (room > ROOM_FOR_PAUSE) {
        this.#text(`stopped for ${timeWords(to - from)}`, left + 4, y + tall / 2, Math.min(12, tall), 'pause-mark', room - 8, 'left');
      }
    }
  }

  /** The line at the time by which the purchase's lease had ended. */
  #drawLeaseEnd(lane, index, top, height) {
    const at = lane.leaseEnds.get(index);
    if (at === undefined) {
      return;
    }
    const x = this.#scale.x(at);
    const context = this.#context;
    context.strokeStyle = this.#palette.of('bad');
    context.lineWidth = 2;
    context.setLineDash([4, 3]);
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, top + height);
    context.stroke();
    context.setLineDash([]);
    this.#mark('lease over', x, top + height * 0.18, height * 0.3);
  }

  /** A word right of a place. */
  #mark(word, x, y, tall) {
    const left = this.#clip(x);
    const size = Math.min(12, tall);
    if (size >= SMALLEST_LETTER && left + word.length * size * LETTER_WIDTH < this.#scale.left + this.#scale.width) {
      this.#text(word, left + 4, y + tall / 2, size, 'bad', 200, 'left');
    }
  }

  /** The bracket over a purchase that shows the time inside the guard. */
  #drawInside(lane, index, y) {
    const section = lane.section(index);
    if (section !== null) {
      const x = this.#scale.x(section[0]);
      const width = Math.max(1, this.#scale.x(section[1]) - x);
      this.#fill('inside', x, y - 3, width, 2);
      this.#drawGrant(lane.grant(index), x, y - 3, width);
    }
  }

  /** The number of a grant, on a plate at the beginning of its bracket, if there is room. */
  #drawGrant(grant, x, y, width) {
    const words = `grant ${grant}`;
    const left = this.#clip(x);
    const room = words.length * GRANT_LETTER * LETTER_WIDTH + 6;
    if (grant !== 0 && this.#clip(x + width) - left > room) {
      this.#fill('inside', left, y, room, GRANT_LETTER + 4);
      this.#text(words, left + room / 2, y + GRANT_LETTER / 2 + 2, GRANT_LETTER, 'surface', room);
    }
  }

  /** The count that was read and the one that was written, drawn in the think time between them. */
  #drawNumbers(lane, index, y, tall) {
    if (!lane.isKnown(index, STAMP.writing) || lane.hasBegun(index, STEP.TAKE)) {
      return;
    }
    const left = this.#clip(this.#scale.x(lane.stamp(index, STAMP.read)));
    const until = lane.leaseEnds.get(index) ?? lane.stamp(index, STAMP.writing); // the line has a word to its right
    const width = this.#clip(this.#scale.x(until)) - left;
    const isStopped = lane.pauses.some(([from, to]) => from < lane.latest(index) && to > lane.begin(index));
    const room = tall * (isStopped ? 0.55 : 1); // a pause covers what is below
    const value = lane.value(index);
    const words = `${value} → ${lane.isKnown(index, STAMP.written) ? value - 1 : '…'}`;
    const size = Math.min(20, room * 0.62, (width - 6) / (words.length * LETTER_WIDTH));
    if (size >= SMALLEST_LETTER) {
      this.#text(words, left + width / 2, y + room / 2, size, 'think-mark', width);
    }
  }

  #letter(part, lane, index, x, y, width, tall) {
    const left = this.#clip(x);
    const room = this.#clip(x + width) - left;
    if (room < ROOM_FOR_LETTER || part === 'think') {
      return;
    }
    const value = lane.value(index);
    const words = {
      read: [`reads ${value}`, `R ${value}`, 'R'],
      write: lane.hasBegun(index, STEP.TAKE)
        ? [`takes ${value}`, `T ${value}`, 'T'] : [`writes ${value - 1}`, `W ${value - 1}`, 'W'],
      record: [`sells seat ${value}`, `S ${value}`, 'S'],
    }[part];
    const size = Math.min(15, tall * 0.62);
    const fitting = words.find((word) => word.length * size * LETTER_WIDTH + 4 <= room);
    if (fitting !== undefined) {
      this.#text(fitting, left + room / 2, y + tall / 2, size, `${part}-mark`, room);
    }
  }

  #clip(x) {
    return Math.max(this.#scale.left, Math.min(this.#scale.left + this.#scale.width, x));
  }

  #strike(lane, index, y) {
    const context = this.#context;
    const x = this.#scale.x(lane.begin(index));
    context.strokeStyle = this.#palette.of('ink');
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(Math.max(x + 4, this.#scale.x(lane.latest(index))), y);
    context.stroke();
  }

  /** Draws for every pixel how the time was spent: the parts of purchases on top of each other. */
  #drawDense(lane, first, end, top, height) {
    const width = Math.ceil(this.#scale.width);
    const spent = new Float32Array(width * PARTS.length);
    const { left } = this.#scale;
    for (let index = first; index < end; index++) {
      lane.parts(index, (part, from, to) => {
        const begin = Math.max(0, this.#scale.x(from) - left);
        const stop = Math.min(width, this.#scale.x(to) - left);
        for (let pixel = Math.floor(begin); pixel < stop; pixel++) {
          spent[pixel * PARTS.length + part] += Math.min(stop, pixel + 1) - Math.max(begin, pixel);
        }
      });
    }
    this.#drawStacks(spent, left, 1, top, height);
  }

  /** Draws how the time was spent, for a lane that does not have every purchase. */
  #drawSpent(spent, top, height, opacity) {
    const context = this.#context;
    const bins = spent.shares.length / PARTS.length;
    const before = context.globalAlpha;
    context.globalAlpha = before * opacity;
    const first = Math.max(0, Math.floor(this.#scale.start / spent.binNanos));
    const end = Math.min(bins, Math.ceil(this.#scale.end / spent.binNanos));
    const pixels = spent.binNanos / this.#scale.nanosPerPixel;
    this.#drawStacks(spent.shares.subarray(first * PARTS.length, Math.max(first, end) * PARTS.length),
      this.#scale.x(first * spent.binNanos), pixels, top, height);
    context.globalAlpha = before;
  }

  /** Draws shares of time, PARTS.length for each column of `columnPixels`, from `left` on. */
  #drawStacks(spent, left, columnPixels, top, height) {
    const bottom = top + height * 0.9;
    const tall = height * 0.8;
    const columns = spent.length / PARTS.length;
    const below = new Float32Array(columns);
    PARTS.forEach((part, place) => {
      this.#context.fillStyle = this.#palette.of(part);
      for (let column = 0; column < columns; column++) {
        const share = Math.min(1 - below[column], spent[column * PARTS.length + place]);
        if (share > 0) {
          const y = bottom - (below[column] + share) * tall;
          this.#context.fillRect(left + column * columnPixels, y, columnPixels + 0.2, share * tall + 0.3);
          below[column] += share;
        }
      }
    });
  }

  #drawOverlaps(lane, first, end, top, height, overlaps) {
    const y = top + height * 0.86;
    let drawnTo = -1;
    for (let index = first; index < end; index++) {
      const section = lane.section(index);
      if (section === null) {
        continue;
      }
      for (let at = firstWhere(overlaps.length, (i) => overlaps[i][1] > section[0]);
        at < overlaps.length && overlaps[at][0] < section[1]; at++) {
        const x = Math.max(drawnTo, this.#scale.x(Math.max(overlaps[at][0], section[0])));
        const right = this.#scale.x(Math.min(overlaps[at][1], section[1]));
        if (right > x) {
          this.#fill('overlap', x, y, Math.max(1, right - x), Math.max(3, height * 0.1));
          drawnTo = Math.max(drawnTo, right);
        }
      }
    }
  }

  /** Draws a cross where the evidence of a dead buyer ends. */
  drawDeath(lane, top, height) {
    const context = this.#context;
    const x = this.#scale.x(lane.end ?? this.#scale.to);
    const size = Math.min(9, height * 0.3);
    const y = top + height / 2;
    context.strokeStyle = this.#palette.of('surface');
    for (const width of [7, 3.5]) {
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(x - size, y - size);
      context.lineTo(x + size, y + size);
      context.moveTo(x + size, y - size);
      context.lineTo(x - size, y + size);
      context.stroke();
      context.strokeStyle = this.#palette.of('kill');
    }
    this.#text('killed', x + size + 6, y, Math.min(14, height * 0.45), 'kill', 80, 'left');
  }

  #fill(colour, x, y, width, height) {
    this.#context.fillStyle = this.#palette.of(colour);
    this.#context.fillRect(x, y, width, height);
  }

  #text(text, x, y, size, colour, room, align = 'center') {
    const context = this.#context;
    context.font = `600 ${size}px system-ui, sans-serif`;
    context.textAlign = align;
    context.textBaseline = 'middle';
    context.fillStyle = this.#palette.of(colour);
    context.fillText(text, x, y + 0.5, room);
  }
}
