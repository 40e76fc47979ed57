// Draws a square of the seat map. States differ by colour and by mark: free is empty, sold is plain, sold twice has a cross
// or the number of sales, vanished a hole or V, unknown a dot or a question mark.

const LETTER_PIXELS = 13;
const NUMBER_PIXELS = 26;

/** Draws squares on a canvas, with the colours of a palette. */
export class SeatPainter {
  #context;
  #palette;

  constructor(context, palette) {
    this.#context = context;
    this.#palette = palette;
  }

  /**
   * Draws a square in this state; `seat` is its only seat, or null if it stands for several; `times` is the number of its
   * sales, 0 if that is not known.
   */
  draw(square, state, seat, times) {
    const context = this.#context;
    context.fillStyle = this.#palette.of(state);
    context.fillRect(square.x, square.y, square.width, square.height);
    if (state === 'free' || state === 'unknown') {
      context.strokeStyle = this.#palette.of(`${state}-edge`);
      context.lineWidth = 1;
      context.strokeRect(square.x + 0.5, square.y + 0.5, square.width - 1, square.height - 1);
    }
    context.fillStyle = this.#palette.of(`${state}-mark`);
    const side = Math.min(square.width, square.height);
    const calm = state === 'free' || state === 'sold';
    if (seat !== null && side >= NUMBER_PIXELS) {
      this.#drawNumber(square, String(seat), side, calm ? null : letter(state, times));
    } else if (!calm && seat !== null && side >= LETTER_PIXELS) {
      this.#write(letter(state, times), square, 0.53, side * 0.72, 'bold');
    } else if (!calm) {
      this.#drawSmallMark(square, state);
    }
  }

  /** Draws a ring that grows around a seat while `passed` goes from 0 to 1. */
  drawFlash({ x, y, width, height }, passed) {
    const context = this.#context;
    const grown = 2 + 8 * passed;
    context.globalAlpha = 1 - passed;
    context.strokeStyle = this.#palette.of('twice');
    context.lineWidth = 4;
    context.strokeRect(x - grown, y - grown, width + 2 * grown, height + 2 * grown);
    context.globalAlpha = 1;
  }

  drawCursor({ x, y, width, height }) {
    const context = this.#context;
    for (const [colour, thick] of [['surface', 6], ['ink', 3]]) {
      context.lineWidth = thick;
      context.strokeStyle = this.#palette.of(colour);
      context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
    }
  }

  #drawNumber(square, number, side, mark) {
    const fitting = (side - 4) / (0.62 * number.length);
    if (mark === null) {
      this.#write(number, square, 0.52, Math.min(side * 0.36, 1.1 * fitting));
    } else {
      this.#write(number, square, 0.24, Math.max(8, Math.min(side * 0.26, fitting)));
      this.#write(mark, square, 0.65, side * 0.46, 'bold');
    }
  }

  #write(text, square, height, pixels, weight = '') {
    const context = this.#context;
    context.font = `${weight} ${pixels}px system-ui, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(text, square.x + square.width / 2, square.y + square.height * height, square.width - 2);
  }

  /** Draws a cross, a hole or a dot, if a letter would be too small to read. */
  #drawSmallMark({ x, y, width, height }, state) {
    const context = this.#context;
    const third = Math.max(1, Math.round(width / 3));
    if (state === 'twice') {
      context.strokeStyle = context.fillStyle;
      context.lineWidth = Math.max(1, width / 7);
      context.beginPath();
      context.moveTo(x + 1, y + 1);
      context.lineTo(x + width - 1, y + height - 1);
      context.moveTo(x + width - 1, y + 1);
      context.lineTo(x + 1, y + height - 1);
      context.stroke();
    } else if (state === 'vanished') {
      context.fillRect(x + third, y + third, width - 2 * third, height - 2 * third);
    } else {
      context.beginPath();
      context.arc(x + width / 2, y + height / 2, third / 1.5, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

function letter(state, times) {
  if (state === 'twice') {
    return times > 1 ? `${times}×` : '2+';
  }
  return state === 'vanished' ? 'V' : '?';
}
