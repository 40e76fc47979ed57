// A race, or two side by side: settings and a guess, then the race itself.
import { html, useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { tell } from '../api.js';
import { guardNamed, guardsIn, toServer } from '../form/settings.js';
import { GuardNote } from '../form/guardnote.js';
import { NO_GUESS, Predict } from '../form/predict.js';
import { SettingsForm } from '../form/settingsform.js';
import { ErrorLine } from '../errorline.js';
import { useRaces } from './follow.js';
import { RaceBar } from './racebar.js';
import { Stage } from './stage.js';

const guesses = new Map(); // by the id of the race, so that a guess is kept while another view is shown

/** The view of modes race and side. */
export function RaceView({ mode, catalogue, place, onPlace }) {
  const { settings, ids } = place;
  const guards = guardsIn(mode, settings);
  const [drafts, setDrafts] = useState([NO_GUESS, NO_GUESS]);
  const [error, setError] = useState(null);
  const [starting, setStarting] = useState(false);
  const [comesBack, setComesBack] = useState(false);
  const races = useRaces(ids);

  const start = async () => {
    setError(null);
    setStarting(true);
    try {
      const body = { settings: toServer(catalogue, mode, settings), guards };
      const started = (await tell('api/races', body)).races.map(({ id }) => id);
      started.forEach((id, column) => guesses.set(id, ids.length > 0 ? NO_GUESS : drafts[column]));
      onPlace({ ids: started });
    } catch (refusal) {
      setError(refusal.message);
    }
    setStarting(false);
  };
  const setUp = () => {
    setDrafts([NO_GUESS, NO_GUESS]);
    setComesBack(true);
    onPlace({ ids: [] });
  };

  if (races.length === 0) {
    return html`
      <${ErrorLine} message=${error} />
      <${SetUp} ...${{ mode, catalogue, settings, guards, drafts, setDrafts, starting, comesBack }} onStart=${start}
        onChange=${(change) => onPlace({ settings: { ...settings, ...change } })} />`;
  }
  return html`
    <${ErrorLine} message=${error} />
    <${RaceBar} ...${{ races, starting }} settings=${settings} guard=${mode === 'side' ? null : settings.guard}
      onAgain=${start} onSetUp=${setUp} onError=${setError} />
    <div class="stages" data-stages=${races.length}>
      ${races.map((race, column) => html`
        <${Stage} key=${race.id} race=${race} guard=${guardNamed(catalogue, guards[column])} alone=${races.length === 1}
          settings=${settings} guess=${guesses.get(race.id) ?? NO_GUESS} onError=${setError} />`)}
    </div>`;
}

/** Before the start: the settings, the explanation of the guard, and the guess. */
function SetUp({ mode, catalogue, settings, guards, drafts, setDrafts, starting, comesBack, onChange, onStart }) {
  const isAlone = guards.length === 1;
  const button = useRef(null);
  useEffect(() => {
    if (comesBack) {
      button.current.focus({ preventScroll: true }); // the button that the user pressed no longer exists
    }
  }, []);
  const submit = (event) => {
    event.preventDefault();
    onStart();
  };
  const draft = (column, guess) => setDrafts(drafts.map((other, index) => (index === column ? guess : other)));
  return html`
    <form class="set-up" id="set-up" onSubmit=${submit}>
      <h1 class="unseen">${mode === 'side' ? 'Two guards side by side' : 'One race'}</h1>
      <${SettingsForm} ...${{ mode, catalogue, settings, onChange }} />
      <div class="columns" data-columns=${guards.length}>
        ${guards.map((guard, column) => html`
          <section key=${column} class="column">
            <${GuardNote} guard=${guardNamed(catalogue, guard)} settings=${settings}
              anomalies=${catalogue.anomalies} />
            <${Predict} name=${isAlone ? 'guess' : `guess-${column + 1}`} ...${{ guard, isAlone }}
              tickets=${settings.tickets} guess=${drafts[column]} onChange=${(guess) => draft(column, guess)} />
          </section>`)}
      </div>
      <button ref=${button} type="submit" class="main-button" id="start" disabled=${starting}>
        ${starting ? 'Starting ...' : isAlone ? 'Start' : 'Start both'}
      </button>
    </form>`;
}
