// The evil scheduler: real processes stand still before every step, and the class chooses the next step.
import { html, useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { ErrorLine } from '../errorline.js';
import { guardNamed, toServer } from '../form/settings.js';
import { GuardNote } from '../form/guardnote.js';
import { SettingsForm } from '../form/settingsform.js';
import { Board } from './board.js';
import { usePlay } from './play.js';

/** The view of mode step: settings first, then the board of the play. */
export function StepView({ mode, catalogue, place, onPlace }) {
  const { settings, ids } = place;
  const guard = guardNamed(catalogue, settings.guard);
  const onId = (id) => onPlace({ ids: id === null ? [] : [id] });
  const { shown, isBusy, isShown, error, begin, moves, leave } = usePlay(ids[0], onId);
  const [comesBack, setComesBack] = useState(false);
  const setUp = () => {
    setComesBack(true);
    leave();
  };
  return html`
    <${ErrorLine} message=${error} />
    ${shown === null
      ? html`<${SetUp} ...${{ mode, catalogue, settings, guard, isBusy, comesBack }}
          onBegin=${() => begin(toServer(catalogue, mode, settings))}
          onChange=${(changed) => onPlace({ settings: { ...settings, ...changed } })} />`
      : html`<${Board} ...${shown} ...${{ settings, guard, isShown, moves }} limits=${catalogue.limits} onSetUp=${setUp} />`}`;
}

function SetUp({ mode, catalogue, settings, guard, isBusy, comesBack, onChange, onBegin }) {
  const button = useRef(null);
  useEffect(() => {
    if (comesBack) {
      button.current.focus({ preventScroll: true }); // the button that the user pressed no longer exists
    }
  }, []);
  const submit = (event) => {
    event.preventDefault();
    onBegin();
  };
  return html`
    <form class="set-up" id="set-up" onSubmit=${submit}>
      <h1 class="lead">You are the evil scheduler. Real processes wait before every step; you say whose step is next.
        Can you sell a seat twice?</h1>
      <${SettingsForm} ...${{ mode, catalogue, settings, onChange }} />
      <${GuardNote} guard=${guard} settings=${settings} anomalies=${catalogue.anomalies} />
      <button ref=${button} type="submit" class="main-button" id="begin" disabled=${isBusy}>
        ${isBusy ? 'Starting processes ...' : 'Begin'}
      </button>
    </form>`;
}
