import { html } from '../vendor/htm-preact.js';
import { promiseOf } from './settings.js';

/** What a guard is, in a sentence; on a click, what it promises and what a kill does. */
export function GuardNote({ guard, settings, anomalies }) {
  const { forbids, expects } = promiseOf(guard, settings);
  const named = (names) => (names.length === 0 ? 'nothing' : names.map((name) => anomalies[name] ?? name).join('; '));
  return html`
    <div class="guard-note" data-guard=${guard.name}>
      <p><b>${guard.name}</b> ${guard.explanation}</p>
      <details>
        <summary>What does it promise?</summary>
        <dl>
          <dt>Never</dt><dd>${named(forbids)}</dd>
          <dt>To be expected</dt><dd>${named(expects)}</dd>
          <dt>If a buyer is killed</dt><dd>${guard.onCrash}</dd>
          <dt>If it is stopped</dt><dd>${guard.onPause}</dd>
        </dl>
      </details>
    </div>`;
}
