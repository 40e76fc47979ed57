import { html, useEffect, useRef, useState } from './vendor/htm-preact.js';

const PAUSE_MILLIS = 4000;

/** Announces words to a screen reader: not more often than a listener can follow, or `atOnce`. */
export function ReadOut({ words, atOnce = false }) {
  const [said, setSaid] = useState('');
  const latest = useRef(words);
  const saidAt = useRef(-PAUSE_MILLIS);
  latest.current = words;
  useEffect(() => {
    const wait = atOnce ? 0 : saidAt.current + PAUSE_MILLIS - performance.now();
    const timer = setTimeout(() => {
      saidAt.current = performance.now();
      setSaid(latest.current);
    }, Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [words, atOnce]);
  return html`<p class="unseen" role="status" data-said>${said}</p>`;
}
