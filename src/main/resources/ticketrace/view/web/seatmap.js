// The hall: a square for every seat, or for several where there is no room.
import { Palette } from './palette.js';
import { Surface } from './surface.js';
import { SeatGrid } from './seatgrid.js';
import { SeatPainter } from './seatpainter.js';
import { listenToHand } from './gestures.js';

/** What can have become of a seat, the worst last: a square of several seats shows the worst of them. */
const SEAT_STATES = ['free', 'sold', 'unknown', 'vanished', 'twice'];
const TWICE = SEAT_STATES.indexOf('twice');
const FLASH_MILLIS = 900;
const ZOOM_KEY_FACTOR = 1.5;

/**
 * A seat map on a canvas. Seats are 1..tickets and free at first. `onSeat(seat or null)` is called for the seat under the
 * pointer or the cursor, `onChange()` when there is something to draw. Wheel, + and - zoom, 0 shows all, dragging moves;
 * arrows, Home and End move the cursor; N and P go to the next and previous seat with which something is wrong.
 */
export class SeatMap {
  #canvas;
  #surface;
  #painter;
  #grid;
  #states;
  #buyers = new Map();
  #times = new Map();
  #counts = new Array(SEAT_STATES.length).fill(0);
  #flashes = new Map();
  #cursor = null;
  #told = null;
  #dirty = true;
  #drawn = false;
  #still = matchMedia('(prefers-reduced-motion: reduce)');
  #onSeat;
  #onChange;

  constructor(canvas, { tickets, onSeat = () => {}, onChange = () => {} }) {
    this.#canvas = canvas;
    this.#onSeat = onSeat;
    this.#onChange = onChange;
    this.#states = new Uint8Array(tickets + 1);
    this.#counts[0] = tickets;
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
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('focus', () => this.#changed());
    canvas.addEventListener('blur', () => this.#changed());
  }

  /** How tall the canvas should be at this width. */
  static heightFor(tickets, width) {
    return SeatGrid.heightFor(tickets, width);
  }

  /**
   * Says what became of a seat: `state` is one of free, sold, twice, vanished, unknown; `buyers` sold it, `times` is how
   * often, if that is known without them.
   */
  set(seat, { state, buyers = [], times = buyers.length }) {
    const now = SEAT_STATES.indexOf(state);
    const before = this.#states[seat];
    if (buyers.length > 0) {
      this.#buyers.set(seat, buyers);
    } else {
      this.#buyers.delete(seat);
    }
    if (times > 1) {
      this.#times.set(seat, times);
    }
    if (now !== before) {
      this.#counts[before]--;
      this.#counts[now]++;
      this.#states[seat] = now;
      if (now === TWICE && this.#drawn && !this.#still.matches) {
        this.#flashes.set(seat, performance.now());
      }
    }
    this.#changed();
  }

  /** What became of a seat, as it was set. */
  get(seat) {
    return { state: SEAT_STATES[this.#states[seat]], buyers: this.#buyers.get(seat) ?? [] };
  }

  /** How many seats there are in this state. */
  count(state) {
    return this.#counts[SEAT_STATES.indexOf(state)];
  }

  /** How many seats the square of this seat stands for, and how many of them are in which state. */
  squareOf(seat) {
    const counts = this.#countsIn(this.#grid.squareOf(seat));
    const seats = counts.reduce((sum, count) => sum + count, 0);
    return { seats, counts: Object.fromEntries(SEAT_STATES.map((state, i) => [state, counts[i]])) };
  }

  /** Puts the cursor on a seat and zooms until the seat has a square of its own. */
  goTo(seat) {
    this.#grid.reveal(seat, true);
    this.#moveCursor(seat);
  }

  /** Takes the cursor away and shows all seats. */
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
    if (seat >= this.#states.length) {
      return;
    }
    if (this.#grid.block === 1) {
      this.#painter.draw(square, SEAT_STATES[this.#states[seat]], seat, this.#times.get(seat) ?? 0);
    } else {
      const worst = this.#countsIn(square).findLastIndex((count) => count > 0);
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
        this.#dirty = true; // once more, without the ring
      }
    }
    if (this.#flashes.size > 0 || this.#dirty) {
      this.#onChange();
    }
  }

  #countsIn({ firstRow, lastRow, firstColumn, lastColumn }) {
    const counts = new Array(SEAT_STATES.length).fill(0);
    for (let row = firstRow; row <= lastRow; row++) {
      const before = row * this.#grid.columns;
      const end = Math.min(before + lastColumn + 1, this.#states.length - 1);
      for (let seat = before + firstColumn + 1; seat <= end; seat++) {
        counts[this.#states[seat]]++;
      }
    }
    return counts;
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.#grid.columns, ArrowDown: this.#grid.columns }[event.key];
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (step !== undefined) {
      this.#step(step * this.#grid.block);
    } else if (key === 'home') {
      this.#moveCursor(1);
    } else if (key === 'end') {
      this.#moveCursor(this.#grid.tickets);
    } else if (key === 'n' || key === 'p') {
      this.#toTrouble(key === 'n' ? 1 : -1);
    } else if (key === '+' || key === '=') {
      this.zoom(ZOOM_KEY_FACTOR);
    } else if (key === '-') {
      this.zoom(1 / ZOOM_KEY_FACTOR);
    } else if (key === '0' || key === 'escape') {
      this.reset();
    } else {
      return;
    }
    event.preventDefault();
  }

  #step(seats) {
    const next = this.#cursor === null ? 1 : this.#cursor + seats;
    if (next >= 1 && next <= this.#grid.tickets) {
      this.#moveCursor(next);
    }
  }

  #toTrouble(direction) {
    const sold = SEAT_STATES.indexOf('sold');
    const from = this.#cursor ?? (direction > 0 ? 0 : this.#grid.tickets + 1);
    for (let seat = from + direction; seat >= 1 && seat <= this.#grid.tickets; seat += direction) {
      if (this.#states[seat] > sold) {
        this.#moveCursor(seat);
        return;
      }
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
    if (seat !== this.#told) {
      this.#told = seat;
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
    this.draw(); // at once: a canvas that was resized is blank
  }

  #changed() {
    this.#dirty = true;
    this.#onChange();
  }
}
