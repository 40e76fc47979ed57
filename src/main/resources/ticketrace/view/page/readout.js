import { html, useEffect, useRef, useState } from './vendor/htm-preact.js';

const PAUSE_MILLIS = 4000;

/** Reads words out to those who do not see them change: not more often than they can be listened to, or `atOnce`. */
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
