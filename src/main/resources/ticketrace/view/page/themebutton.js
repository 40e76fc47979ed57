import { html, useState } from './vendor/htm-preact.js';

const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: the system's setting until the user presses the button. theme.js reads the stored choice. */
export function ThemeButton() {
  const [theme, setTheme] = useState(root.dataset.theme ?? (system.matches ? 'dark' : 'light'));
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    root.dataset.theme = other;
    setTheme(other);
    try {
      localStorage.setItem('ticketrace-theme', other);
    } catch {
      // The browser stores nothing, so the choice lasts until the page closes.
    }
  };
  return html`
    <button type="button" class="quiet" id="theme" onClick=${change}>${other === 'dark' ? 'Dark' : 'Light'}</button>`;
}
