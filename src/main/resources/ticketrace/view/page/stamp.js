import { html } from './vendor/htm-preact.js';

const SYMBOLS = { VALID: '✓', VIOLATED: '✗', UNKNOWN: '?' };

/** A verdict as a word, a sign and a colour. */
export const Stamp = ({ verdict }) =>
  html`<span class="stamp" data-stamp=${verdict}><span aria-hidden="true">${SYMBOLS[verdict]}</span> ${verdict}</span>`;
