// The schedule as a string, to keep and to play again.
import { html } from '../vendor/htm-preact.js';
import { CopyButton } from '../copybutton.js';

/** The schedule so far, and the command that plays it. */
export function Schedule({ play }) {
  return html`
    <section class="schedule" aria-label="The schedule">
      <h2>Schedule</h2>
      <p><code id="schedule">${play.schedule === '' ? '(empty)' : play.schedule}</code></p>
      ${play.schedule !== '' && html`
        <div class="copies">
          <${CopyButton} id="copy-schedule" text=${() => play.schedule}>Copy<//>
          <${CopyButton} id="copy-command" text=${() => play.command}>Copy as a command<//>
        </div>`}
    </section>`;
}
