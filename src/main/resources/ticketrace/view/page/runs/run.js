// An earlier run, opened again: the server sends it in the same way as a race to a late listener.
import { html, useState } from '../vendor/htm-preact.js';
import { guardNamed } from '../form/settings.js';
import { NO_GUESS } from '../form/predict.js';
import { ErrorLine } from '../errorline.js';
import { useChanges, useRaces } from '../race/follow.js';
import { Stage } from '../race/stage.js';
import { inWords } from '../words.js';

/** The run with that id, and the links from it. */
export function Run({ id, catalogue, onVisit }) {
  const [race] = useRaces([id]);
  const [error, setError] = useState(null);
  useChanges(race);
  const { settings } = race;
  return html`
    <${ErrorLine} message=${error} />
    <div class="race-bar">
      <h1 class="raced">${settings === null ? id : inWords(settings)}</h1>
      ${settings !== null && html`
        <button type="button" id="use-settings" onClick=${() => onVisit(...again(settings))}>
          Use these settings
        </button>`}
      <a class="button" id="all-runs" href="#runs">All earlier runs</a>
    </div>
    ${settings?.schedule && html`<p>Schedule: <code>${settings.schedule}</code></p>`}
    ${(settings !== null || race.isOver) && html`
      <${Stage} race=${race} guard=${guardOf(catalogue, settings?.guard)} alone=${true} settings=${settings ?? {}}
        guess=${NO_GUESS} onError=${setError} />`}`;
}

/** The view for such settings, and the place in it. */
function again({ schedule, ...settings }) {
  return [schedule ? 'step' : 'race', { ids: [], settings }];
}

/** The guard with that name. A guard that is not in the catalogue, such as a plug-in's, promises nothing here. */
const guardOf = (catalogue, name) =>
  guardNamed(catalogue, name) ?? { name: name ?? '?', forbids: [], expects: [], atLevel: {}, onStore: {} };
