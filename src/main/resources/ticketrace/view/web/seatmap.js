// The hall: a square for every seat, or for several seats if there is no room.
import { Palette } from './palette.js';
import { Surface } from './surface.js';
import { Hall, SEAT_STATES } from './hall.js';
import { SeatGrid } from './seatgrid.js';
import { SeatPainter } from './seatpainter.js';
import { listenToHand } from './gestures.js';
import { listenToKeys } from './keys.js';

const FLASH_MILLIS = 900;
const ZOOM_KEY_FACTOR = 1.5;

/**
 * A seat map on a canvas. Seats are 1..tickets and free at first. It calls `onSeat(seat or null)` for the seat under the
 * pointer or the cursor, and `onChange()` when it needs to draw. Wheel, + and - zoom, 0 shows all, dragging moves; arrows,
 * Home and End move the cursor; N and P go to the next and previous seat that is not free or sold once.
 */
export class SeatMap {
  #canvas;
  #surface;
  #painter;
  #grid;
  #hall;
  #flashes = new Map();
  #cursor = null;
  #reported = null;
  #dirty = true;
  #drawn = false;
  #still = matchMedia('(prefers-reduced-motion: reduce)');
  #onSeat;
  #onChange;

  constructor(canvas, { tickets, onSeat = () => {}, onChange = () => {} }) {
    this.#canvas = canvas;
    this.#onSeat = onSeat;
    this.#onChange = onChange;
    this.#hall = new Hall(tickets);
    this.#grid = new SeatGrid(tickets);
    this.#surface = new Surface(canvas, () => this.#resized());
    this.#painter = new SeatPainter(this.#surface.context, new Palette(canvas, () => this.#changed()));
    this.#grid.resize(this.#surface.width, this.#surface.height);
    canvas.tabIndex = 0;
    listenToHand(canvas, {
      point: (x, y) => this.#tell(this.#grid.seatAt(x, y)),
      leave: () => this.#tell(this.#cursor),
      tap: (x, y) => this.#moveCursor(this.#grid.seatAt(x, y)),
      drag: (dx, dy) => this.#moved(() => this.#grid.pan(dx, dy)),
      zoom: (factor, x, y) => this.#moved(() => this.#grid.zoomAt(factor, x, y)),
    });
    listenToKeys(canvas, {
      ArrowLeft: () => this.#step(-1),
      ArrowRight: () => this.#step(1),
      ArrowUp: () => this.#step(-this.#grid.columns),
      ArrowDown: () => this.#step(this.#grid.columns),
      Home: () => this.#moveCursor(1),
      End: () => this.#moveCursor(tickets),
      n: () => this.#toTrouble(1),
      p: () => this.#toTrouble(-1),
      '+': () => this.zoom(ZOOM_KEY_FACTOR),
      '=': () => this.zoom(ZOOM_KEY_FACTOR),
      '-': () => this.zoom(1 / ZOOM_KEY_FACTOR),
      0: () => this.reset(),
      Escape: () => this.reset(),
    });
  }

  /** The best height of the canvas at this width. */
  static heightFor(tickets, width) {
    return SeatGrid.heightFor(tickets, width);
  }

  /**
   * Sets the state of a seat: `state` is one of free, sold, twice, vanished, unknown; `buyers` sold it; `times` is the
   * number of its sales, if that is known without the buyers.
   */
  set(seat, { state, buyers = [], times = buyers.length }) {
    if (this.#hall.set(seat, state, buyers, times) && state === 'twice' && this.#drawn && !this.#still.matches) {
      this.#flashes.set(seat, performance.now());
    }
    this.#changed();
  }

  /** The state of a seat, as it was set. */
  get(seat) {
    return { state: this.#hall.state(seat), buyers: this.#hall.buyers(seat), times: this.#hall.times(seat) };
  }

  /** The number of seats in this state. */
  count(state) {
    return this.#hall.count(state);
  }

  /** The number of seats in the square of this seat, and the number of them in each state. */
  squareOf(seat) {
    const counts = this.#hall.countsIn(this.#grid.squareOf(seat), this.#grid.columns);
    const seats = counts.reduce((sum, count) => sum + count, 0);
    return { seats, counts: Object.fromEntries(SEAT_STATES.map((state, i) => [state, counts[i]])) };
  }

  /** Puts the cursor on a seat and zooms until the seat has a square of its own. */
  goTo(seat) {
    this.#grid.reveal(seat, true);
    this.#moveCursor(seat);
  }

  /** Removes the cursor and shows all seats. */
  reset() {
    this.#moved(() => this.#grid.reset());
    this.#moveCursor(null);
  }

  /** Zooms about the cursor, or the middle. */
  zoom(factor) {
    const square = this.#cursor === null ? null : this.#grid.squareOf(this.#cursor);
    const x = square === null ? this.#surface.width / 2 : square.x + square.width / 2;
    const y = square === null ? this.#surface.height / 2 : square.y + square.height / 2;
    this.#moved(() => this.#grid.zoomAt(factor, x, y));
  }

  /** Draws, if something has changed since the last time. */
  draw() {
    if (!this.#dirty && this.#flashes.size === 0) {
      return;
    }
    this.#dirty = false;
    this.#drawn = true;
    this.#surface.clear();
    const seen = this.#grid.visible();
    for (let row = seen.firstRow; row <= seen.lastRow; row++) {
      for (let column = seen.firstColumn; column <= seen.lastColumn; column++) {
        this.#drawSquare(this.#grid.square(row, column));
      }
    }
    this.#drawFlashes();
    if (this.#cursor !== null) {
      this.#painter.drawCursor(this.#grid.squareOf(this.#cursor));
    }
  }

  #drawSquare(square) {
    const seat = square.firstRow * this.#grid.columns + square.firstColumn + 1;
    if (seat > this.#hall.tickets) {
      return;
    }
    if (this.#grid.block === 1) {
      this.#painter.draw(square, this.#hall.state(seat), seat, this.#hall.times(seat));
    } else {
      const worst = this.#hall.countsIn(square, this.#grid.columns).findLastIndex((count) => count > 0);
      this.#painter.draw(square, SEAT_STATES[worst], null, 0);
    }
  }

  #drawFlashes() {
    const now = performance.now();
    for (const [seat, began] of this.#flashes) {
      const passed = (now - began) / FLASH_MILLIS;
      if (passed < 1) {
        this.#painter.drawFlash(this.#grid.squareOf(seat), passed);
      } else {
        this.#flashes.delete(seat);
        this.#dirty = true; // draw once more, without the ring
      }
    }
    if (this.#flashes.size > 0 || this.#dirty) {
      this.#onChange();
    }
  }

  #step(seats) {
    const next = this.#cursor === null ? 1 : this.#cursor + seats * this.#grid.block;
    if (next >= 1 && next <= this.#hall.tickets) {
      this.#moveCursor(next);
    }
  }

  #toTrouble(direction) {
    const from = this.#cursor ?? (direction > 0 ? 0 : this.#hall.tickets + 1);
    const seat = this.#hall.nextTrouble(from, direction);
    if (seat !== null) {
      this.#moveCursor(seat);
    }
  }

  #moveCursor(seat) {
    this.#cursor = seat;
    if (seat !== null) {
      this.#grid.reveal(seat);
    }
    this.#tell(seat);
    this.#changed();
  }

  #tell(seat) {
    if (seat !== this.#reported) {
      this.#reported = seat;
      this.#onSeat(seat);
    }
  }

  #moved(move) {
    move();
    this.#canvas.style.touchAction = this.#grid.isZoomed ? 'none' : 'pan-y';
    this.#changed();
  }

  #resized() {
    this.#grid.resize(this.#surface.width, this.#surface.height);
    this.#changed();
    this.draw(); // at once, because a resized canvas is blank
  }

  #changed() {
    this.#dirty = true;
    this.#onChange();
  }
}
