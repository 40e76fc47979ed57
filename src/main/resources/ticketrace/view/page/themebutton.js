import { html, useState } from './vendor/htm-preact.js';

const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: the system's wish, until the button is pressed. theme.js reads what is kept here. */
export function ThemeButton() {
  const [theme, setTheme] = useState(root.dataset.theme ?? (system.matches ? 'dark' : 'light'));
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    root.dataset.theme = other;
    setTheme(other);
    try {
      localStorage.setItem('ticketrace-theme', other);
    } catch {
      // It holds for as long as the page is open, then.
    }
  };
  return html`
    <button type="button" class="quiet" id="theme" onClick=${change}>${other === 'dark' ? 'Dark' : 'Light'}</button>`;
}
