// The lanes of a timeline, one below the other: their heights, and which of them are visible.

const LEAST_LANE_PIXELS = 20;
const MOST_LANE_PIXELS = 52;
const USUAL_HEIGHT = 430;
const TALLEST_STACK = 520;

/** Lanes between `above` pixels at the top and `below` pixels at the foot of a canvas; they scroll if need be. */
export class LaneStack {
  #above;
  #below;
  #room = 1;
  #scroll = 0;

  constructor(lanes, above, below) {
    this.lanes = lanes;
    this.#above = above;
    this.#below = below;
  }

  /** The best height for this number of lanes. */
  static heightFor(lanes) {
    const lane = Math.min(MOST_LANE_PIXELS, Math.max(LEAST_LANE_PIXELS, USUAL_HEIGHT / lanes));
    return Math.min(lanes * lane, TALLEST_STACK);
  }

  /** Sets the height of the canvas. */
  resize(height) {
    this.#room = Math.max(1, height - this.#above - this.#below);
    this.scrollBy(0);
  }

  /** The lower edge of the lanes. */
  get bottom() {
    return this.#above + this.#room;
  }

  get laneHeight() {
    return Math.min(MOST_LANE_PIXELS, Math.max(LEAST_LANE_PIXELS, this.#room / this.lanes.length));
  }

  top(place) {
    return this.#above + place * this.laneHeight - this.#scroll;
  }

  middle(place) {
    return this.top(place) + this.laneHeight / 2;
  }

  /** The lane at this height, or null. */
  placeAt(y) {
    const place = Math.floor((y - this.#above + this.#scroll) / this.laneHeight);
    return y >= this.#above && y <= this.bottom && place >= 0 && place < this.lanes.length ? place : null;
  }

  /** Calls `each(lane, place)` for every visible lane. */
  eachInSight(each) {
    const first = Math.max(0, Math.floor(this.#scroll / this.laneHeight));
    const last = Math.min(this.lanes.length - 1, Math.floor((this.#scroll + this.#room) / this.laneHeight));
    for (let place = first; place <= last; place++) {
      each(this.lanes[place], place);
    }
  }

  scrollBy(pixels) {
    const most = Math.max(0, this.lanes.length * this.laneHeight - this.#room);
    this.#scroll = Math.max(0, Math.min(most, this.#scroll + pixels));
  }

  /** Scrolls until these lanes are visible. */
  reveal(places) {
    const first = Math.min(...places) * this.laneHeight;
    const end = (Math.max(...places) + 1) * this.laneHeight;
    if (first < this.#scroll || end > this.#scroll + this.#room) {
      this.scrollBy((first + end - this.#room) / 2 - this.#scroll);
    }
  }
}
