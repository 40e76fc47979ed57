// The race in time: a lane for every buyer. Zoomed out it shows how time was spent, zoomed in every step of a purchase.
import { Palette } from './palette.js';
import { Surface } from './surface.js';
import { TimeScale } from './timescale.js';
import { LanePainter } from './lanepainter.js';
import { LinkPainter } from './linkpainter.js';
import { AXIS_PIXELS, STRIP_PIXELS, TimePainter } from './timepainter.js';
import { overlaps, sameReads } from './clashes.js';
import { listenToHand } from './gestures.js';

const LEAST_LANE_PIXELS = 20;
const MOST_LANE_PIXELS = 52;
const USUAL_HEIGHT = 430;
const NARROW = 640;
const LINKS_AT_ONCE = 25;
const NEAR_PIXELS = 6;
const ZOOM_KEY = 1.6;
const DIMMED = 0.38;

/**
 * A timeline on a canvas. `lanes` are in the order of the buyers. `onPurchase({ lane, index } or null)` is called for the
 * purchase under the pointer or the cursor, `onChoose({ lane, index })` when it is clicked or Enter is pressed,
 * `onChange()` when there is something to draw. Wheel, + and - zoom, 0 shows all, dragging moves; left and right go from
 * purchase to purchase, up and down from lane to lane, page up and page down a screen back and on.
 */
export class Timeline {
  #canvas;
  #surface;
  #scale;
  #painter;
  #lanePainter;
  #linkPainter;
  #lanes;
  #overlaps = [];
  #clashes = [];
  #highlights = [];
  #cursor = null;
  #told = null;
  #scroll = 0;
  #dirty = true;
  #handlers;

  constructor(canvas, { lanes, from = 0, to, onPurchase = () => {}, onChoose = () => {}, onChange = () => {} }) {
    this.#canvas = canvas;
    this.#lanes = lanes;
    this.#handlers = { onPurchase, onChoose, onChange };
    this.#scale = new TimeScale(from, to);
    this.#surface = new Surface(canvas, () => this.#resized());
    const palette = new Palette(canvas, () => this.#changed());
    this.#painter = new TimePainter(this.#surface, palette, this.#scale);
    this.#lanePainter = new LanePainter(this.#surface.context, palette, this.#scale);
    this.#linkPainter = new LinkPainter(this.#surface.context, palette, this.#scale);
    this.#lay();
    canvas.tabIndex = 0;
    canvas.style.touchAction = 'pan-y';
    listenToHand(canvas, {
      point: (x, y) => this.#tell(this.#purchaseAt(x, y)),
      leave: () => this.#tell(this.#cursor),
      tap: (x, y) => this.#tap(x, y),
      drag: (dx, dy) => this.#drag(dx, dy),
      zoom: (factor, x) => this.#moved(() => this.#scale.zoomAt(factor, x)),
    });
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('focus', () => this.#changed());
    canvas.addEventListener('blur', () => this.#changed());
  }

  /** How tall the canvas should be for so many lanes. */
  static heightFor(lanes) {
    const lane = Math.min(MOST_LANE_PIXELS, Math.max(LEAST_LANE_PIXELS, USUAL_HEIGHT / lanes));
    return AXIS_PIXELS + STRIP_PIXELS + Math.min(lanes * lane, USUAL_HEIGHT + 90);
  }

  /** Looks for counts that several read, and for two inside at once; not before this is called, for it takes its time. */
  findTrouble() {
    this.#overlaps = overlaps(this.#lanes);
    this.#clashes = sameReads(this.#lanes);
    this.#changed();
    return { overlaps: this.#overlaps, clashes: this.#clashes };
  }

  /** Shows these purchases, each `{ lane, index }`, and nothing else as brightly; none of them for all as usual. */
  highlight(purchases) {
    this.#highlights = purchases;
    if (purchases.length > 0) {
      const of = (time) => purchases.map(({ lane, index }) => this.#lanes[lane][time](index));
      this.#scale.show(Math.min(...of('begin')), Math.max(...of('latest')));
      this.#revealLanes(purchases.map(({ lane }) => lane));
      [this.#cursor] = purchases;
      this.#tell(this.#cursor);
    }
    this.#changed();
  }

  /** More purchases were added to the lanes, and so much time has passed. */
  extend(to) {
    this.#scale.extend(to);
    this.#changed();
  }

  zoom(factor) {
    const cursor = this.#cursor;
    const middle = this.#scale.left + this.#scale.width / 2;
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
    this.#surface.clear();
    this.#painter.drawAxis();
    this.#painter.inPlot(() => {
      this.#drawLanes();
      this.#drawLinks();
      this.#drawCursor();
    });
    this.#drawNames();
    this.#painter.drawStrip([
      this.#clashes.map(([first]) => this.#lanes[first.lane].begin(first.index)),
      this.#overlaps.map(([begin]) => begin),
    ]);
  }

  #drawLanes() {
    const context = this.#surface.context;
    const plain = this.#highlights.length === 0;
    context.globalAlpha = plain ? 1 : DIMMED;
    this.#eachLane((lane, place, top) => {
      this.#lanePainter.draw(lane, top, this.#laneHeight(), this.#overlaps);
    });
    context.globalAlpha = 1;
    for (const { lane, index } of this.#highlights) {
      const box = this.#lanePainter.box(this.#lanes[lane], index, this.#top(lane), this.#laneHeight());
      context.save();
      context.beginPath();
      context.rect(box.x - 4, this.#top(lane), box.width + 8, this.#laneHeight());
      context.clip();
      context.clearRect(box.x - 4, this.#top(lane), box.width + 8, this.#laneHeight());
      this.#lanePainter.draw(this.#lanes[lane], this.#top(lane), this.#laneHeight(), this.#overlaps);
      context.restore();
      this.#painter.drawRing(box, 'bad', 2);
    }
    this.#eachLane((lane, place, top) => {
      if (lane.died) {
        this.#lanePainter.drawDeath(lane, top, this.#laneHeight());
      }
    });
  }

  #drawLinks() {
    const middle = (lane) => this.#top(lane) + this.#laneHeight() / 2;
    if (this.#highlights.length > 1) {
      this.#linkPainter.draw(this.#lanes, this.#highlights, middle, this.#sameRead(this.#highlights));
      return;
    }
    const seen = [];
    for (const clash of this.#clashes) {
      const last = clash[clash.length - 1];
      if (this.#lanes[last.lane].latest(last.index) >= this.#scale.start
          && this.#lanes[clash[0].lane].begin(clash[0].index) <= this.#scale.end) {
        seen.push(clash);
        if (seen.length > LINKS_AT_ONCE) {
          return; // so many lines would tell nothing
        }
      }
    }
    seen.forEach((clash) => this.#linkPainter.draw(this.#lanes, clash, middle, seen.length < 4));
  }

  #sameRead(purchases) {
    const [first] = purchases;
    const value = this.#lanes[first.lane].value(first.index);
    return purchases.every(({ lane, index }) => this.#lanes[lane].value(index) === value
      && this.#lanes[lane].hasChanged(index));
  }

  #drawCursor() {
    if (this.#cursor === null) {
      return;
    }
    const { lane, index } = this.#cursor;
    const box = this.#lanePainter.box(this.#lanes[lane], index, this.#top(lane), this.#laneHeight());
    this.#painter.drawRing(box, 'ink', document.activeElement === this.#canvas ? 3 : 2);
  }

  #drawNames() {
    const marked = new Set(this.#highlights.map(({ lane }) => lane));
    const short = this.#surface.width < NARROW;
    this.#eachLane((lane, place, top) => {
      const name = short ? lane.name.replace('buyer-', '') : lane.name;
      const inSight = top > AXIS_PIXELS - this.#laneHeight() / 2 && top < AXIS_PIXELS + this.#plotHeight() - 8;
      if (inSight) {
        this.#painter.drawName(name, top, this.#laneHeight(), lane.died ? 'bad' : 'ink', marked.has(place));
      }
    });
  }

  #eachLane(each) {
    const height = this.#laneHeight();
    const first = Math.max(0, Math.floor(this.#scroll / height));
    const last = Math.min(this.#lanes.length - 1, Math.floor((this.#scroll + this.#plotHeight()) / height));
    for (let place = first; place <= last; place++) {
      each(this.#lanes[place], place, this.#top(place));
    }
  }

  #plotHeight() {
    return this.#surface.height - AXIS_PIXELS - STRIP_PIXELS;
  }

  #laneHeight() {
    return Math.min(MOST_LANE_PIXELS, Math.max(LEAST_LANE_PIXELS, this.#plotHeight() / this.#lanes.length));
  }

  #top(place) {
    return AXIS_PIXELS + place * this.#laneHeight() - this.#scroll;
  }

  #purchaseAt(x, y) {
    const place = Math.floor((y - AXIS_PIXELS + this.#scroll) / this.#laneHeight());
    if (place < 0 || place >= this.#lanes.length || x < this.#scale.left
        || y < AXIS_PIXELS || y > AXIS_PIXELS + this.#plotHeight()) {
      return null;
    }
    const lane = this.#lanes[place];
    const near = NEAR_PIXELS * this.#scale.nanosPerPixel;
    const index = lane.firstAfter(this.#scale.time(x) - near);
    return index < lane.count && lane.begin(index) <= this.#scale.time(x) + near ? { lane: place, index } : null;
  }

  #tap(x, y) {
    if (y > AXIS_PIXELS + this.#plotHeight()) {
      const share = (x - this.#scale.left) / this.#scale.width;
      const time = this.#scale.from + share * (this.#scale.to - this.#scale.from);
      this.#moved(() => this.#scale.pan(this.#scale.left + this.#scale.width / 2 - this.#scale.x(time)));
      return;
    }
    const purchase = this.#purchaseAt(x, y);
    this.#highlights = [];
    this.#cursor = purchase;
    this.#tell(purchase);
    if (purchase !== null) {
      this.#handlers.onChoose(purchase);
    }
    this.#changed();
  }

  #drag(dx, dy) {
    this.#moved(() => {
      this.#scale.pan(dx);
      this.#scrollTo(this.#scroll - dy);
    });
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const screen = this.#scale.width * 0.8;
    const deeds = {
      ArrowLeft: () => this.#step(-1),
      ArrowRight: () => this.#step(1),
      ArrowUp: () => this.#changeLane(-1),
      ArrowDown: () => this.#changeLane(1),
      PageUp: () => this.#moved(() => this.#scale.pan(screen)),
      PageDown: () => this.#moved(() => this.#scale.pan(-screen)),
      Home: () => this.#step(-Infinity),
      End: () => this.#step(Infinity),
      '+': () => this.zoom(ZOOM_KEY),
      '=': () => this.zoom(ZOOM_KEY),
      '-': () => this.zoom(1 / ZOOM_KEY),
      0: () => this.reset(),
      Escape: () => this.reset(),
      Enter: () => this.#cursor !== null && this.#handlers.onChoose(this.#cursor),
    };
    if (deeds[event.key] !== undefined) {
      event.preventDefault();
      deeds[event.key]();
    }
  }

  #step(by) {
    const lane = this.#cursor?.lane ?? 0;
    const last = this.#lanes[lane].count - 1;
    const from = this.#cursor === null ? this.#lanes[lane].firstAfter(this.#scale.start) - Math.sign(by) : this.#cursor.index;
    this.#moveCursor(lane, Math.max(0, Math.min(last, from + by)));
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
    if (index < 0 || index >= this.#lanes[lane].count) {
      return;
    }
    this.#highlights = [];
    this.#cursor = { lane, index };
    this.#scale.reveal(this.#lanes[lane].begin(index), this.#lanes[lane].latest(index));
    this.#revealLanes([lane]);
    this.#tell(this.#cursor);
    this.#changed();
  }

  #revealLanes(places) {
    const first = Math.min(...places) * this.#laneHeight();
    const end = (Math.max(...places) + 1) * this.#laneHeight();
    if (first < this.#scroll || end > this.#scroll + this.#plotHeight()) {
      this.#scrollTo((first + end - this.#plotHeight()) / 2);
    }
  }

  #scrollTo(pixels) {
    const most = Math.max(0, this.#lanes.length * this.#laneHeight() - this.#plotHeight());
    this.#scroll = Math.max(0, Math.min(most, pixels));
  }

  #tell(purchase) {
    if (purchase?.lane !== this.#told?.lane || purchase?.index !== this.#told?.index) {
      this.#told = purchase;
      this.#handlers.onPurchase(purchase);
    }
  }

  #moved(move) {
    move();
    this.#changed();
  }

  #lay() {
    const narrow = this.#surface.width < NARROW;
    this.#scale.left = narrow ? 40 : 100;
    this.#scale.width = Math.max(1, this.#surface.width - this.#scale.left - 8);
    this.#scrollTo(this.#scroll);
  }

  #resized() {
    this.#lay();
    this.#changed();
    this.draw(); // at once: a canvas that was resized is blank
  }

  #changed() {
    this.#dirty = true;
    this.#handlers.onChange();
  }
}
