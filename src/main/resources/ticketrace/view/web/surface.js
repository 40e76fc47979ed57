// A canvas whose pixels match the pixels of the screen at any size.

/** Keeps a canvas as large as its box on the page. Sizes are in CSS pixels. */
export class Surface {
  #canvas;
  width = 0;
  height = 0;

  /** Calls `onResize` when the box has changed. */
  constructor(canvas, onResize) {
    this.#canvas = canvas;
    this.context = canvas.getContext('2d');
    new ResizeObserver(() => {
      if (this.#fit()) {
        onResize();
      }
    }).observe(canvas);
    this.#fit();
  }

  /** Clears the canvas. */
  clear() {
    this.context.clearRect(0, 0, this.width, this.height);
  }

  #fit() {
    const box = this.#canvas.getBoundingClientRect();
    const scale = devicePixelRatio || 1;
    const width = Math.round(box.width * scale);
    const height = Math.round(box.height * scale);
    if (width === this.#canvas.width && height === this.#canvas.height && this.width === box.width) {
      return false;
    }
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.width = box.width;
    this.height = box.height;
    this.context.setTransform(scale, 0, 0, scale, 0, 0);
    return true;
  }
}
