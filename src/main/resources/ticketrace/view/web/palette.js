// The colours of colours.css for things that are drawn, which CSS does not reach.

/** Looks colours up by the name of their custom property, and tells when the theme changes. */
export class Palette {
  #element;
  #known = new Map();

  /** Colours as they hold for this element; `onChange` is called when they have changed. */
  constructor(element, onChange) {
    this.#element = element;
    const changed = () => {
      this.#known.clear();
      onChange();
    };
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
    new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  /** The colour that is called `--name`. */
  of(name) {
    let colour = this.#known.get(name);
    if (colour === undefined) {
      colour = getComputedStyle(this.#element).getPropertyValue(`--${name}`).trim();
      this.#known.set(name, colour);
    }
    return colour;
  }
}
