// The zoom and the axis of a timeline: which times are visible, and where.

const CLOSEST_NANOS = 400;
const EDGE = 0.02;

/** Maps a stretch of time to a stretch of pixels. */
export class TimeScale {
  #from;
  #to;
  start;
  end;
  left = 0;
  width = 1;

  /** At first the whole time from `from` to `to` is visible. */
  constructor(from, to) {
    const edge = Math.max(CLOSEST_NANOS, (to - from) * EDGE) / 2;
    this.#from = from - edge;
    this.#to = Math.max(to, from + CLOSEST_NANOS) + edge;
    this.start = this.#from;
    this.end = this.#to;
  }

  get from() {
    return this.#from;
  }

  get to() {
    return this.#to;
  }

  /** Adds the time that has passed; if the whole time was visible, it stays so. */
  extend(to) {
    const whole = this.isWhole;
    this.#to = Math.max(this.#to, to);
    if (whole) {
      this.end = this.#to;
    }
  }

  get isWhole() {
    return this.start <= this.#from && this.end >= this.#to;
  }

  get nanosPerPixel() {
    return (this.end - this.start) / this.width;
  }

  x(time) {
    return this.left + ((time - this.start) / (this.end - this.start)) * this.width;
  }

  time(x) {
    return this.start + ((x - this.left) / this.width) * (this.end - this.start);
  }

  /** Zooms and keeps the time at `x` in place. */
  zoomAt(factor, x) {
    const middle = this.time(x);
    const limit = this.#to - this.#from;
    const span = Math.min(limit, Math.max(CLOSEST_NANOS, (this.end - this.start) / factor));
    const share = (middle - this.start) / (this.end - this.start);
    this.#see(middle - share * span, span);
  }

  pan(pixels) {
    this.#see(this.start - pixels * this.nanosPerPixel, this.end - this.start);
  }

  /** Shows this stretch of time, with room around it. */
  show(from, to) {
    const span = Math.min(this.#to - this.#from, Math.max(CLOSEST_NANOS, (to - from) * 1.6));
    this.#see((from + to) / 2 - span / 2, span);
  }

  /** Moves as little as possible to make this time visible. */
  reveal(from, to) {
    const span = this.end - this.start;
    if (to - from > span) {
      this.show(from, to);
    } else if (from < this.start) {
      this.#see(from - span * 0.1, span);
    } else if (to > this.end) {
      this.#see(to - span * 0.9, span);
    }
  }

  reset() {
    this.start = this.#from;
    this.end = this.#to;
  }

  /** Round times for the axis, at least this many pixels apart. */
  ticks(pixels) {
    const least = this.nanosPerPixel * pixels;
    const power = 10 ** Math.floor(Math.log10(least));
    const step = power * [1, 2, 5, 10].find((factor) => factor * power >= least);
    const ticks = [];
    for (let tick = Math.ceil(this.start / step) * step; tick <= this.end; tick += step) {
      ticks.push(Math.round(tick));
    }
    return { ticks, step };
  }

  #see(start, span) {
    this.start = Math.max(this.#from, Math.min(start, this.#to - span));
    this.end = this.start + span;
  }
}

/** The words for a time on an axis with this distance between ticks. */
export function tickWords(time, step) {
  const [unit, nanos] = step >= 5e8 ? ['s', 1e9] : step >= 5e2 * 1e3 ? ['ms', 1e6] : step >= 500 ? ['µs', 1e3] : ['ns', 1];
  const digits = Math.max(0, -Math.floor(Math.log10(step / nanos) + 1e-9));
  return `${(time / nanos).toFixed(digits)} ${unit}`;
}
