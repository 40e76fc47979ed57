// Light or dark: the system's setting until the reader presses the button. Paper is light.
import { button } from './elements.js';

const ROOT = document.documentElement;

function isDark() {
  return ROOT.dataset.theme === 'dark'
    || (ROOT.dataset.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

/** The button that changes from light to dark and back. */
export function themeButton() {
  const made = button('theme', 'Light or dark', 'Light or dark colours', () => {
    ROOT.dataset.theme = isDark() ? 'light' : 'dark';
  });
  return made;
}

/** Prints everything in light colours. */
export function printLight() {
  let before;
  addEventListener('beforeprint', () => {
    before = ROOT.dataset.theme;
    ROOT.dataset.theme = 'light';
  });
  addEventListener('afterprint', () => {
    if (before === undefined) {
      delete ROOT.dataset.theme;
    } else {
      ROOT.dataset.theme = before;
    }
  });
}
