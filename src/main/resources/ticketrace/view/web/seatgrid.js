// The positions of the seats of a hall on a canvas: rows of seats from 1 at the top left, which can be zoomed and moved.

const SMALLEST_SQUARE = 6;
const LARGEST_FITTED_CELL = 64;
const LARGEST_CELL = 80;
const TALLEST = 420;
const ROUND_ROW_BONUS = 1.08;
const FULL_ROWS_BONUS = 1.12;

/** The geometry of a seat map. Every seat keeps its place at every zoom; seats that are too small share a square. */
export class SeatGrid {
  #width = 1;
  #height = 1;
  #fitted = 1;
  #zoom = 1;
  #left = 0;
  #top = 0;
  columns = 1;
  rows = 1;

  constructor(tickets) {
    this.tickets = tickets;
  }

  /** The best height of a canvas of this width. */
  static heightFor(tickets, width) {
    const { rows, cell } = fittingRows(tickets, width, TALLEST);
    return Math.ceil(rows * cell) + 4;
  }

  /** Lays the seats out so that all of them fit. */
  resize(width, height) {
    this.#width = Math.max(1, width);
    this.#height = Math.max(1, height);
    const { columns, rows, cell } = fittingRows(this.tickets, this.#width, this.#height);
    this.columns = columns;
    this.rows = rows;
    this.#fitted = cell;
    this.#zoom = Math.min(this.#zoom, this.#zoomLimit());
    this.#keepInside();
  }

  /** The side of one seat, in pixels. */
  get cell() {
    return this.#fitted * this.#zoom;
  }

  /** The width and height of a square in seats: 1, or more if a seat would be too small to see. */
  get block() {
    return this.cell >= SMALLEST_SQUARE ? 1 : Math.ceil(SMALLEST_SQUARE / this.cell);
  }

  get isZoomed() {
    return this.#zoom > 1;
  }

  get canZoomIn() {
    return this.#zoom < this.#zoomLimit();
  }

  /** The seat at this point, or null. */
  seatAt(x, y) {
    const column = Math.floor((x - this.#left) / this.cell);
    const row = Math.floor((y - this.#top) / this.cell);
    if (column < 0 || column >= this.columns || row < 0) {
      return null;
    }
    const seat = row * this.columns + column + 1;
    return seat <= this.tickets ? seat : null;
  }

  /** The square of the seat: its place in pixels, and the rows and columns that it spans. */
  squareOf(seat) {
    const block = this.block;
    return this.square(
      Math.floor((Math.ceil(seat / this.columns) - 1) / block),
      Math.floor(((seat - 1) % this.columns) / block),
    );
  }

  /** The square in this row and column of squares. */
  square(row, column) {
    const block = this.block;
    const x = Math.round(this.#left + column * block * this.cell);
    const y = Math.round(this.#top + row * block * this.cell);
    const right = Math.round(this.#left + (column + 1) * block * this.cell);
    const bottom = Math.round(this.#top + (row + 1) * block * this.cell);
    const gap = right - x >= 14 ? 2 : 1;
    return {
      x,
      y,
      width: Math.max(1, right - x - gap),
      height: Math.max(1, bottom - y - gap),
      firstRow: row * block,
      lastRow: Math.min(this.rows, (row + 1) * block) - 1,
      firstColumn: column * block,
      lastColumn: Math.min(this.columns, (column + 1) * block) - 1,
    };
  }

  /** The visible rows and columns of squares. */
  visible() {
    const side = this.block * this.cell;
    return {
      firstRow: Math.max(0, Math.floor(-this.#top / side)),
      lastRow: Math.min(Math.ceil(this.rows / this.block) - 1, Math.floor((this.#height - this.#top) / side)),
      firstColumn: Math.max(0, Math.floor(-this.#left / side)),
      lastColumn: Math.min(Math.ceil(this.columns / this.block) - 1, Math.floor((this.#width - this.#left) / side)),
    };
  }

  /** Zooms so that this point stays where it is. */
  zoomAt(factor, x, y) {
    const before = this.#zoom;
    this.#zoom = Math.min(this.#zoomLimit(), Math.max(1, before * factor));
    const real = this.#zoom / before;
    this.#left = x - (x - this.#left) * real;
    this.#top = y - (y - this.#top) * real;
    this.#keepInside();
    return this.#zoom !== before;
  }

  /** Shows all seats. */
  reset() {
    this.#zoom = 1;
    this.#keepInside();
  }

  pan(dx, dy) {
    this.#left += dx;
    this.#top += dy;
    this.#keepInside();
  }

  /** Moves as little as possible to make the seat visible; `closer` zooms until the seat has a square of its own. */
  reveal(seat, closer = false) {
    const readable = 24;
    if (closer && this.cell < readable) {
      this.zoomAt(readable / this.cell, this.#width / 2, this.#height / 2);
    }
    const cell = this.cell;
    const x = this.#left + ((seat - 1) % this.columns) * cell;
    const y = this.#top + Math.floor((seat - 1) / this.columns) * cell;
    const margin = closer ? 2 * cell : 0;
    const dx = x < margin ? margin - x : Math.min(0, this.#width - margin - cell - x);
    const dy = y < margin ? margin - y : Math.min(0, this.#height - margin - cell - y);
    if (this.isZoomed && (dx !== 0 || dy !== 0)) {
      this.pan(dx, dy);
    }
  }

  #zoomLimit() {
    return Math.max(1, LARGEST_CELL / this.#fitted);
  }

  #keepInside() {
    this.#left = heldWithin(this.#left, this.#width, this.columns * this.cell);
    this.#top = heldWithin(this.#top, this.#height, this.rows * this.cell);
  }
}

/** The nearest start at which a thing of length `size` fills `room`, or lies at the beginning of it if it is shorter. */
function heldWithin(start, room, size) {
  return size <= room ? 0 : Math.min(0, Math.max(room - size, start));
}

/** The number of columns that makes seats largest; it prefers rows of tens, and rows that are all full, a little. */
function fittingRows(tickets, width, height) {
  const guess = Math.sqrt((tickets * width) / height);
  let best = { worth: 0 };
  for (let columns = Math.max(1, Math.floor(guess / 2)); columns <= Math.ceil(guess * 2) + 1; columns++) {
    const rows = Math.ceil(tickets / columns);
    const cell = Math.min(LARGEST_FITTED_CELL, width / columns, height / rows);
    const shown = cell >= SMALLEST_SQUARE;
    const round = shown && (columns % 10 === 0 || columns >= tickets) ? ROUND_ROW_BONUS : 1;
    const full = shown && tickets % columns === 0 ? FULL_ROWS_BONUS : 1;
    if (cell * round * full > best.worth) {
      best = { worth: cell * round * full, columns: Math.min(columns, tickets), rows, cell };
    }
  }
  return best;
}
