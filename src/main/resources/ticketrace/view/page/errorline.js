import { html } from './vendor/htm-preact.js';

/** What went wrong, in a line; read out at once. */
export const ErrorLine = ({ message }) => html`
  <p class="error-line" id="error" role="alert" hidden=${message === null}>${message}</p>`;
