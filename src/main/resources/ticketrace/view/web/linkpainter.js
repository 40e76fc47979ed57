// Draws links between purchases: two reads of the same number, and the writes that followed.
import { STAMP } from './lane.js';
import { readOf } from './clashes.js';

const EDGE_PIXELS = 40;

/** Connects purchases that read the same count: their reads with a dashed line, their writes with a solid line. */
export class LinkPainter {
  #context;
  #palette;
  #scale;

  constructor(context, palette, scale) {
    this.#context = context;
    this.#palette = palette;
    this.#scale = scale;
  }

  /** Draws one group of purchases; `middle(lane)` is the middle of a lane in pixels, `words` whether to label the links. */
  draw(lanes, purchases, middle, words) {
    const reads = this.#points(lanes, purchases, middle, (lane, index) => readOf(lane, index));
    const writes = this.#points(
      lanes, purchases.filter(({ lane, index }) => lanes[lane].isKnown(index, STAMP.written)), middle,
      (lane, index) => lane.stamp(index, STAMP.written));
    this.#line(reads, [5, 4]);
    this.#line(writes, []);
    reads.forEach((point) => this.#dot(point, 'read'));
    writes.forEach((point) => this.#dot(point, 'write'));
    if (words && reads.length > 1) {
      const value = lanes[purchases[0].lane].value(purchases[0].index);
      const all = reads.length === 2 ? 'both' : 'all';
      this.#label(reads, `${all} read ${value}`, 'end');
      this.#label(writes, `${all} wrote ${value - 1}`, 'start');
    }
  }

  #points(lanes, purchases, middle, time) {
    return purchases
      .map(({ lane, index }) => ({ x: this.#scale.x(time(lanes[lane], index)), y: middle(lane) }))
      .sort((one, other) => one.y - other.y || one.x - other.x); // from lane to lane, so that many lines do not cross
  }

  #line(points, dash) {
    const context = this.#context;
    for (const [colour, width] of [['surface', 5], ['overlap', 2.5]]) {
      context.strokeStyle = this.#palette.of(colour);
      context.lineWidth = width;
      context.setLineDash(colour === 'overlap' ? dash : []);
      context.beginPath();
      points.forEach(({ x, y }, i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      context.stroke();
    }
    context.setLineDash([]);
  }

  #dot({ x, y }, colour) {
    const context = this.#context;
    context.beginPath();
    context.arc(x, y, 5.5, 0, 2 * Math.PI);
    context.fillStyle = this.#palette.of(colour);
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = this.#palette.of('surface');
    context.stroke();
  }

  /** Draws a label beside the longest stretch between two points, on a background of its own. */
  #label(points, text, align) {
    if (points.length < 2) {
      return;
    }
    const context = this.#context;
    const stretches = points.slice(1).map((point, i) => [points[i], point]);
    const inSight = stretches.filter(([from, to]) => from.y > EDGE_PIXELS && to.y < context.canvas.clientHeight - EDGE_PIXELS);
    const [one, other] = (inSight.length > 0 ? inSight : stretches)
      .reduce((a, b) => (Math.abs(b[1].y - b[0].y) > Math.abs(a[1].y - a[0].y) ? b : a));
    context.font = '700 15px system-ui, sans-serif';
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    const width = context.measureText(text).width + 12;
    const beside = (one.x + other.x) / 2 + (align === 'end' ? -width - 10 : 10);
    const left = Math.max(this.#scale.left + 2, Math.min(this.#scale.left + this.#scale.width - width - 2, beside));
    const y = (one.y + other.y) / 2;
    context.fillStyle = this.#palette.of('bad-surface');
    context.strokeStyle = this.#palette.of('bad');
    context.lineWidth = 1.5;
    context.beginPath();
    context.roundRect(left, y - 12, width, 24, 5);
    context.fill();
    context.stroke();
    context.fillStyle = this.#palette.of('bad');
    context.fillText(text, left + 6, y + 1);
  }
}
