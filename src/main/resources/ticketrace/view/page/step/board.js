// The board of a play: a column for each buyer, the turns so far below, the store beside them.
import { html, useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { Verdict, verdictInWords } from '../race/verdict.js';
import { ReadOut } from '../readout.js';
import { Stamp } from '../stamp.js';
import { inWords } from '../words.js';
import { Orders } from './orders.js';
import { Schedule } from './schedule.js';
import { Stepper } from './stepper.js';
import { StorePanel } from './storepanel.js';
import { Trace } from './trace.js';
import { useKeys } from './keys.js';

/** Shows a play, and all that a user can do with it until it has a result. `moves` are those of play.js. */
export function Board({ id, play, result = null, settings, guard, limits, isShown, moves, onSetUp }) {
  const [keysOn, setKeysOn] = useState(true);
  const isFinished = result !== null;
  const heading = useRef(null);
  useEffect(() => heading.current.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (isShown) {
      heading.current.scrollIntoView(); // the buyers move there, and the buttons are below them on a phone
    }
  }, [isShown]);
  useKeys(keysOn && !isFinished, play, moves);
  return html`
    <div class="race-bar">
      <h1 class="raced" tabindex="-1" ref=${heading}>${inWords(settings)}</h1>
      ${!isFinished && html`
        <button type="button" id="undo" onClick=${moves.undo}>Undo</button>
        <button type="button" id="again" onClick=${moves.again}>Start again</button>
        <button type="button" id="finish" data-due=${play.over} onClick=${moves.finish}>Finish</button>`}
      <button type="button" id="set-up-again" onClick=${onSetUp}>
        ${isFinished ? 'Another play' : 'Change settings'}
      </button>
    </div>
    <div class="board" data-over=${play.over} data-finished=${isFinished} style=${{ '--buyers': play.buyers.length }}>
      <div class="turns-side">
        ${isFinished && html`<${Verdict} result=${result} guard=${guard} id=${id} />`}
        <${Ending} play=${play} isFinished=${isFinished} />
        <div class="steppers">
          ${play.buyers.map((buyer, index) => html`
            <${Stepper} key=${buyer.letter} ...${{ buyer, index, isFinished, moves }} />`)}
        </div>
        ${!isFinished && guard.noticesTime && html`
          <button type="button" class="time-button" id="time" aria-disabled=${!play.time} onClick=${moves.time}>
            <kbd aria-hidden="true">T</kbd> Time passes <small>every file of the lock is an hour older</small></button>`}
        <${Trace} buyers=${play.buyers} turns=${play.turns} />
      </div>
      <div class="store-side">
        <${StorePanel} play=${play} tickets=${settings.tickets} />
        <${Schedule} play=${play} />
        ${!isFinished && html`
          <${Orders} ...${{ play, guard, limits, isShown, moves }} />
          <label class="keys-note">
            <input type="checkbox" id="keys" checked=${keysOn} onChange=${() => setKeysOn(!keysOn)} />
            <span>Keys: <kbd>1</kbd> to <kbd>${play.buyers.length}</kbd> take a step, with <kbd>Shift</kbd> they kill or
              ${' '}start anew; ${guard.noticesTime && html`<kbd>T</kbd> time passes, `}<kbd>U</kbd> undo, <kbd>R</kbd> start again, <kbd>F</kbd> finish</span>
          </label>`}
      </div>
    </div>
    <${ReadOut} words=${readOut(play, result)} atOnce=${true} />`;
}

/** The deadlock or the end of the play, if no buyer has a step left. */
function Ending({ play, isFinished }) {
  if (play.deadlock !== null) {
    return html`<p class="deadlock" id="deadlock" role="alert"><strong>Deadlock:</strong> ${play.deadlock}.</p>`;
  }
  return play.over && !isFinished
    ? html`<p class="everyone-ended" id="everyone-ended" data-verdict=${play.verdict}>
        <${Stamp} verdict=${play.verdict} /> ${play.says === null ? 'No buyer has a step left. Finish to see why, or undo.'
      : html`<span id="says">${play.says}</span> Finish to see the evidence, or undo.`}</p>`
    : null;
}

function readOut({ turns, left, sales, verdict, says }, result) {
  if (result !== null) {
    return verdictInWords(result);
  }
  const last = turns.at(-1);
  const happened = last === undefined ? '' : `${last.turn === 'T' ? '' : last.turn.at(-1)} ${last.words}; `;
  return `${happened}${left} left, ${sales.length} sold${verdict === null ? '' : `; ${verdict}: ${says ?? ''}`}`;
}
