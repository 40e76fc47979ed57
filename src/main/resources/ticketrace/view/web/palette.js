// The colours of colours.css for drawings on a canvas, which CSS cannot reach.

/** Looks up colours by the name of their custom property, and reports a change of the theme. */
export class Palette {
  #element;
  #known = new Map();

  /** The colours of this element; calls `onChange` when they have changed. */
  constructor(element, onChange) {
    this.#element = element;
    const changed = () => {
      this.#known.clear();
      onChange();
    };
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
    new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  /** The colour with the name `--name`. */
  of(name) {
    let colour = this.#known.get(name);
    if (colour === undefined) {
      colour = getComputedStyle(this.#element).getPropertyValue(`--${name}`).trim();
      this.#known.set(name, colour);
    }
    return colour;
  }
}
