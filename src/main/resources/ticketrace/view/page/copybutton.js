import { html, useEffect, useRef, useState } from './vendor/htm-preact.js';

const THANKS_MILLIS = 2000;

/** A button that copies `text()` to the clipboard, and says so. */
export function CopyButton({ id, text, children }) {
  const [said, setSaid] = useState(null);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    setSaid((await written(text())) ? 'Copied' : 'Not copied');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(null), THANKS_MILLIS);
  };
  return html`
    <button type="button" class="quiet" id=${id} onClick=${copy}>${said ?? children}</button>
    <span class="unseen" role="status">${said ?? ''}</span>`;
}

async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // the browser does not allow it
  }
}
