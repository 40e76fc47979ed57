// Earlier runs: a list, and one of them opened again.
import { html, useEffect, useState } from '../vendor/htm-preact.js';
import { ask } from '../api.js';
import { formatFragment } from '../address.js';
import { ErrorLine } from '../errorline.js';
import { Stamp } from '../stamp.js';
import { inWords } from '../words.js';
import { Run } from './run.js';

/** The view of mode runs. */
export function RunsView({ catalogue, place, onVisit }) {
  const id = place.ids[0];
  return id === undefined ? html`<${List} />` : html`<${Run} key=${id} ...${{ id, catalogue, onVisit }} />`;
}

function List() {
  const [runs, setRuns] = useState(null);
  const [error, setError] = useState(null);
  useEffect(() => {
    ask('api/races').then((answer) => setRuns(answer.races), (refusal) => setError(refusal.message));
  }, []);
  return html`
    <${ErrorLine} message=${error} />
    <h1 class="unseen">Earlier runs</h1>
    ${runs?.length > 0
      ? html`<${Table} runs=${runs} />`
      : html`<p class="no-runs">${runs === null ? 'Looking for earlier runs.' : 'There are no runs yet.'}</p>`}`;
}

const Table = ({ runs }) => html`
  <table class="runs" id="runs">
    <thead>
      <tr><th scope="col">Verdict</th><th scope="col">Race</th><th scope="col">Sold</th><th scope="col">When</th></tr>
    </thead>
    <tbody>
      ${runs.map(({ id, settings, verdict, sold, when }) => html`
        <tr key=${id} data-run=${id}>
          <td><${Stamp} verdict=${verdict} /></td>
          <td><a href=${formatFragment({ mode: 'runs', settings: {}, ids: [id] })}>${inWords(settings)}</a></td>
          <td>${sold} of ${settings.tickets}</td>
          <td>${new Date(when).toLocaleString()}</td>
        </tr>`)}
    </tbody>
  </table>`;
