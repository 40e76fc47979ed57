// The race in time: a lane for every buyer. Zoomed out, it shows how the time was spent; zoomed in, every step.
import { Palette } from './palette.js';
import { Surface } from './surface.js';
import { TimeScale } from './timescale.js';
import { LaneStack } from './lanestack.js';
import { RacePainter } from './racepainter.js';
import { AXIS_PIXELS, STRIP_PIXELS } from './timepainter.js';
import { overlaps, sameReads } from './clashes.js';
import { markGrants } from './grants.js';
import { listenToHand } from './gestures.js';
import { listenToKeys } from './keys.js';

const NARROW = 640;
const NEAR_PIXELS = 6;
const ZOOM_KEY = 1.6;
const SCREEN_SHARE = 0.8;

/**
 * A timeline on a canvas. `lanes` are in the order of the buyers. It calls `onPurchase({ lane, index } or null)` for the
 * purchase under the pointer or the cursor, `onChoose({ lane, index })` on a click or on Enter, and `onChange()` when it
 * needs to draw. Wheel, + and - zoom, 0 shows all, dragging moves; left and right go from purchase to purchase, up and
 * down from lane to lane, page up and page down one screen back and on.
 */
export class Timeline {
  #canvas;
  #surface;
  #scale;
  #stack;
  #painter;
  #lanes;
  #overlaps = [];
  #clashes = [];
  #highlights = [];
  #cursor = null;
  #reported = null;
  #dirty = true;
  #handlers;

  constructor(canvas, { lanes, from = 0, to, onPurchase = () => {}, onChoose = () => {}, onChange = () => {} }) {
    this.#canvas = canvas;
    this.#lanes = lanes;
    this.#handlers = { onPurchase, onChoose, onChange };
    this.#scale = new TimeScale(from, to);
    this.#stack = new LaneStack(lanes, AXIS_PIXELS, STRIP_PIXELS);
    this.#surface = new Surface(canvas, () => this.#resized());
    this.#painter = new RacePainter(
      this.#surface, new Palette(canvas, () => this.#changed()), this.#scale, this.#stack);
    this.#lay();
    canvas.tabIndex = 0;
    canvas.style.touchAction = 'pan-y';
    this.#listen();
  }

  /** The best height of the canvas for this number of lanes. */
  static heightFor(lanes) {
    return AXIS_PIXELS + LaneStack.heightFor(lanes) + STRIP_PIXELS;
  }

  /** Finds counts that several buyers read, overlaps inside the guard, and stale writes. Slow, so the caller chooses when. */
  findTrouble() {
    this.#overlaps = overlaps(this.#lanes);
    this.#clashes = sameReads(this.#lanes);
    const grants = markGrants(this.#lanes);
    this.#changed();
    return { overlaps: this.#overlaps, clashes: this.#clashes, grants };
  }

  /** Highlights these purchases, each `{ lane, index }`, and dims the others; an empty list shows all as usual. */
  highlight(purchases) {
    this.#highlights = purchases;
    if (purchases.length > 0) {
      const times = (when) => purchases.map(({ lane, index }) => this.#lanes[lane][when](index));
      this.#scale.show(Math.min(...times('begin')), Math.max(...times('latest')));
      this.#stack.reveal(purchases.map(({ lane }) => lane));
      [this.#cursor] = purchases;
      this.#tell(this.#cursor);
    }
    this.#changed();
  }

  /** Shows purchases that were added to the lanes, and the time that has passed. */
  extend(to) {
    this.#scale.extend(to);
    this.#changed();
  }

  /** Zooms around the cursor if it is visible, otherwise around the middle. */
  zoom(factor) {
    const middle = this.#scale.left + this.#scale.width / 2;
    const cursor = this.#cursor;
    const at = cursor === null ? middle : this.#scale.x(this.#lanes[cursor.lane].begin(cursor.index));
    const seen = at >= this.#scale.left && at <= this.#scale.left + this.#scale.width;
    this.#moved(() => this.#scale.zoomAt(factor, seen ? at : middle));
  }

  /** Shows the whole race. */
  reset() {
    this.#highlights = [];
    this.#cursor = null;
    this.#tell(null);
    this.#moved(() => this.#scale.reset());
  }

  /** Draws, if something has changed since the last time. */
  draw() {
    if (!this.#dirty) {
      return;
    }
    this.#dirty = false;
    this.#painter.draw({
      highlights: this.#highlights,
      cursor: this.#cursor,
      focused: document.activeElement === this.#canvas,
      clashes: this.#clashes,
      overlaps: this.#overlaps,
      short: this.#surface.width < NARROW,
    });
  }

  #listen() {
    const screen = () => this.#scale.width * SCREEN_SHARE;
    listenToHand(this.#canvas, {
      point: (x, y) => this.#tell(this.#purchaseAt(x, y)),
      leave: () => this.#tell(this.#cursor),
      tap: (x, y) => this.#tap(x, y),
      drag: (dx, dy) => this.#moved(() => {
        this.#scale.pan(dx);
        this.#stack.scrollBy(-dy);
      }),
      zoom: (factor, x) => this.#moved(() => this.#scale.zoomAt(factor, x)),
    });
    listenToKeys(this.#canvas, {
      ArrowLeft: () => this.#step(-1),
      ArrowRight: () => this.#step(1),
      ArrowUp: () => this.#changeLane(-1),
      ArrowDown: () => this.#changeLane(1),
      PageUp: () => this.#moved(() => this.#scale.pan(screen())),
      PageDown: () => this.#moved(() => this.#scale.pan(-screen())),
      Home: () => this.#step(-Infinity),
      End: () => this.#step(Infinity),
      '+': () => this.zoom(ZOOM_KEY),
      '=': () => this.zoom(ZOOM_KEY),
      '-': () => this.zoom(1 / ZOOM_KEY),
      0: () => this.reset(),
      Escape: () => this.reset(),
      Enter: () => this.#cursor !== null && this.#handlers.onChoose(this.#cursor),
    });
    for (const event of ['focus', 'blur']) {
      this.#canvas.addEventListener(event, () => this.#changed());
    }
  }

  #purchaseAt(x, y) {
    const place = this.#stack.placeAt(y);
    if (place === null || x < this.#scale.left) {
      return null;
    }
    const lane = this.#lanes[place];
    const near = NEAR_PIXELS * this.#scale.nanosPerPixel;
    const index = lane.firstAfter(this.#scale.time(x) - near);
    return index < lane.count && lane.begin(index) <= this.#scale.time(x) + near ? { lane: place, index } : null;
  }

  /** Chooses a purchase; in the strip at the foot, chooses the visible part of the race. */
  #tap(x, y) {
    if (y > this.#stack.bottom) {
      const { left, width, from, to } = this.#scale;
      const time = from + ((x - left) / width) * (to - from);
      this.#moved(() => this.#scale.pan(left + width / 2 - this.#scale.x(time)));
      return;
    }
    const purchase = this.#purchaseAt(x, y);
    this.#choose(purchase);
    if (purchase !== null) {
      this.#handlers.onChoose(purchase);
    }
  }

  #step(by) {
    const place = this.#cursor?.lane ?? 0;
    const lane = this.#lanes[place];
    const from = this.#cursor === null ? lane.firstAfter(this.#scale.start) - Math.sign(by) : this.#cursor.index;
    this.#moveCursor(place, Math.max(0, Math.min(lane.count - 1, from + by)));
  }

  #changeLane(by) {
    if (this.#cursor === null) {
      this.#step(1);
      return;
    }
    const now = this.#lanes[this.#cursor.lane].begin(this.#cursor.index);
    for (let place = this.#cursor.lane + by; place >= 0 && place < this.#lanes.length; place += by) {
      const lane = this.#lanes[place];
      if (lane.count > 0) {
        this.#moveCursor(place, Math.min(lane.count - 1, lane.firstAfter(now)));
        return;
      }
    }
  }

  #moveCursor(lane, index) {
    if (index < this.#lanes[lane].count) {
      this.#scale.reveal(this.#lanes[lane].begin(index), this.#lanes[lane].latest(index));
      this.#stack.reveal([lane]);
      this.#choose({ lane, index });
    }
  }

  #choose(purchase) {
    this.#highlights = [];
    this.#cursor = purchase;
    this.#tell(purchase);
    this.#changed();
  }

  #tell(purchase) {
    if (purchase?.lane !== this.#reported?.lane || purchase?.index !== this.#reported?.index) {
      this.#reported = purchase;
      this.#handlers.onPurchase(purchase);
    }
  }

  #moved(move) {
    move();
    this.#changed();
  }

  #lay() {
    this.#scale.left = this.#surface.width < NARROW ? 40 : 100;
    this.#scale.width = Math.max(1, this.#surface.width - this.#scale.left - 8);
    this.#stack.resize(this.#surface.height);
  }

  #resized() {
    this.#lay();
    this.#changed();
    this.draw(); // at once, because a resized canvas is blank
  }

  #changed() {
    this.#dirty = true;
    this.#handlers.onChange();
  }
}
