import { html } from './vendor/htm-preact.js';

/** An error in one line; a screen reader reads it at once. */
export const ErrorLine = ({ message }) => html`
  <p class="error-line" id="error" role="alert" hidden=${message === null}>${message}</p>`;
