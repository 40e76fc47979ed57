// Draws a timeline: the lanes, the links between them, the chosen purchase, the axis and the names.
import { LanePainter } from './lanepainter.js';
import { LinkPainter } from './linkpainter.js';
import { AXIS_PIXELS, TimePainter } from './timepainter.js';

const LINKS_AT_ONCE = 25;
const LINKS_IN_WORDS = 3;
const DIMMED = 0.38;

/** Draws on a canvas that is `surface`, with the colours of a palette, the times of a scale and the lanes of a stack. */
export class RacePainter {
  #surface;
  #scale;
  #stack;
  #times;
  #laneParts;
  #links;

  constructor(surface, palette, scale, stack) {
    this.#surface = surface;
    this.#scale = scale;
    this.#stack = stack;
    this.#times = new TimePainter(surface, palette, scale);
    this.#laneParts = new LanePainter(surface.context, palette, scale);
    this.#links = new LinkPainter(surface.context, palette, scale);
  }

  /**
   * Draws everything: `highlights` are the highlighted purchases, `cursor` is the chosen one or null, both as
   * `{ lane, index }`; `clashes` and `overlaps` are those of clashes.js; `short` means that names are cut.
   */
  draw({ highlights, cursor, focused, clashes, overlaps, short }) {
    this.#surface.clear();
    this.#times.drawAxis();
    this.#times.inPlot(() => {
      this.#drawLanes(highlights, overlaps);
      this.#drawLinks(highlights, clashes);
      if (cursor !== null) {
        this.#times.drawRing(this.#box(cursor), 'ink', focused ? 3 : 2);
      }
    });
    this.#drawNames(new Set(highlights.map(({ lane }) => lane)), short);
    this.#times.drawStrip([
      clashes.map(([first]) => this.#stack.lanes[first.lane].begin(first.index)),
      overlaps.map(([begin]) => begin),
    ]);
  }

  #drawLanes(highlights, overlaps) {
    const { context } = this.#surface;
    const drawLane = (lane, place) => this.#laneParts.draw(lane, this.#stack.top(place), this.#stack.laneHeight, overlaps);
    context.globalAlpha = highlights.length === 0 ? 1 : DIMMED;
    this.#stack.eachInSight(drawLane);
    context.globalAlpha = 1;
    for (const purchase of highlights) {
      const box = this.#box(purchase);
      const cell = [box.x - 4, this.#stack.top(purchase.lane), box.width + 8, this.#stack.laneHeight];
      context.save();
      context.beginPath();
      context.rect(...cell);
      context.clip();
      context.clearRect(...cell);
      drawLane(this.#stack.lanes[purchase.lane], purchase.lane);
      context.restore();
      this.#times.drawRing(box, 'bad', 2);
    }
    this.#stack.eachInSight((lane, place) => {
      if (lane.died) {
        this.#laneParts.drawDeath(lane, this.#stack.top(place), this.#stack.laneHeight);
      }
    });
  }

  /** Links the highlighted purchases; without any, the purchases that read the same, if they are few enough to see. */
  #drawLinks(highlights, clashes) {
    const middle = (lane) => this.#stack.middle(lane);
    if (highlights.length > 0) {
      if (highlights.length > 1) {
        this.#links.draw(this.#stack.lanes, highlights, middle, this.#sameRead(highlights));
      }
      return;
    }
    const seen = [];
    for (let at = 0; at < clashes.length && seen.length <= LINKS_AT_ONCE; at++) {
      if (this.#isInSight(clashes[at])) {
        seen.push(clashes[at]);
      }
    }
    if (seen.length <= LINKS_AT_ONCE) {
      seen.forEach((clash) => this.#links.draw(this.#stack.lanes, clash, middle, seen.length <= LINKS_IN_WORDS));
    }
  }

  #isInSight(clash) {
    const { lanes } = this.#stack;
    const last = clash[clash.length - 1];
    return lanes[last.lane].latest(last.index) >= this.#scale.start
      && lanes[clash[0].lane].begin(clash[0].index) <= this.#scale.end;
  }

  #sameRead(purchases) {
    const { lanes } = this.#stack;
    const value = lanes[purchases[0].lane].value(purchases[0].index);
    return purchases.every(({ lane, index }) => lanes[lane].value(index) === value && lanes[lane].hasChanged(index));
  }

  #drawNames(marked, short) {
    const height = this.#stack.laneHeight;
    this.#stack.eachInSight((lane, place) => {
      const top = this.#stack.top(place);
      if (top > AXIS_PIXELS - height / 2 && top + height / 2 < this.#stack.bottom) {
        const name = short ? lane.name.replace('buyer-', '') : lane.name;
        this.#times.drawName(name, top, height, lane.died ? 'bad' : 'ink', marked.has(place));
      }
    });
  }

  #box({ lane, index }) {
    return this.#laneParts.box(this.#stack.lanes[lane], index, this.#stack.top(lane), this.#stack.laneHeight);
  }
}
