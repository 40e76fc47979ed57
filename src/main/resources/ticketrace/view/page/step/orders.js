// All orders of steps: how many lose, and the simplest one that does.
import { html, useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { ErrorLine } from '../errorline.js';
import { PredictShare, ShareTold } from '../form/predictshare.js';
import { count } from '../words.js';
import { answerInWords, coveredInWords } from './answer.js';
import { useExploration } from './exploration.js';

/** The panel with both questions. `isShown` says that a losing order is being played turn by turn. */
export function Orders({ play, guard, limits, isShown, moves }) {
  const why = whyNot(play.settings, guard, limits);
  return html`
    <section class="orders" aria-labelledby="orders-title">
      <h2 id="orders-title">All orders of steps</h2>
      ${why === null
        ? html`<${Questions} ...${{ play, isShown, moves }} />`
        : html`<p id="orders-why-not">${why}</p>`}
    </section>`;
}

/** Why the questions are not answered here, in a sentence; null if they are. */
function whyNot({ buyers }, guard, limits) {
  if (buyers > limits.exploredBuyers) {
    return `The page plays all orders of up to ${limits.exploredBuyers} buyers. The command explore takes up to `
      + `${limits.steppedBuyers}.`;
  }
  return guard.isCountable ? null : `The state of guard ${guard.name} cannot be seen, so its orders cannot be counted `
    + 'here. The command explore plays each of them.';
}

function Questions({ play, isShown, moves }) {
  const { exploration, error, explore, stop, forget } = useExploration(play.settings);
  const [asked, setAsked] = useState(null); // 'show', 'guess' or 'count'
  const [guess, setGuess] = useState(null);
  const isRunning = exploration !== null && exploration.running;
  const answer = isRunning ? null : exploration;
  const wanted = useRef(null);

  const ask = async (what) => {
    wanted.current = what;
    setAsked(what);
    if (answer !== null && !answer.result?.complete) {
      forget();
    }
    const known = await explore();
    const simplest = known?.result?.simplest ?? null;
    if (wanted.current === 'show' && simplest !== null) {
      moves.show(simplest);
    }
  };
  if (isRunning) {
    return html`<${Running} exploration=${exploration} onStop=${stop} />`;
  }
  if (isShown && answer !== null) {
    return html`
      <p id="orders-shown" role="status"><${Losing} result=${answer.result} /></p>
      <${Kept} id="stop-showing" onClick=${moves.stopShowing}>Stop<//>`;
  }
  return html`
    <${ErrorLine} message=${error} />
    ${asked === 'guess' && html`
      <${PredictShare} guess=${guess} onChange=${setGuess} />
      <div class="questions">
        <button type="button" id="count-orders" data-due="true" onClick=${() => ask('count')}>Count</button>
        <button type="button" onClick=${() => setAsked(null)}>Not now</button>
      </div>`}
    ${answer !== null && (asked === 'count' || asked === 'show') && html`
      <${Answer} exploration=${answer} isCount=${asked === 'count'} guess=${guess} />`}
    ${asked !== 'guess' && html`
      <div class="questions">
        <button type="button" id="show-losing" onClick=${() => ask('show')}>Show me a losing order</button>
        <button type="button" id="how-many" onClick=${() => setAsked('guess')}>How many orders lose?</button>
      </div>`}`;
}

const Losing = ({ result: { simplest, shows } }) => html`${shows}: <code>${simplest}</code>`;

/** A button that takes the focus if the button that the user pressed no longer exists. */
function Kept({ id, onClick, children }) {
  const button = useRef(null);
  useEffect(() => {
    if (document.activeElement === document.body) {
      button.current.focus({ preventScroll: true });
    }
  }, []);
  return html`<button type="button" id=${id} ref=${button} onClick=${onClick}>${children}</button>`;
}

function Running({ exploration: { states, turns, turnsLeft }, onStop }) {
  return html`
    <p id="orders-running">Real processes play every order: ${count(states, 'state')} known, ${count(turns, 'turn')} played,
      ${' '}${turnsLeft} left.</p>
    <${Kept} id="stop-exploring" onClick=${onStop}>Stop<//>`;
}

function Answer({ exploration, isCount, guess }) {
  const { result } = exploration;
  const line = useRef(null);
  useEffect(() => {
    if (document.activeElement === document.body) {
      line.current.focus({ preventScroll: true });
    }
  }, []);
  const shows = !isCount && (result?.simplest ?? null) !== null;
  return html`
    <p class="orders-answer" id="orders-answer" role="status" tabindex="-1" ref=${line}
      data-complete=${result?.complete ?? false}>
      ${shows ? html`<${Losing} result=${result} />` : answerInWords(exploration)}</p>
    ${isCount && result?.complete && html`<${ShareTold} guess=${guess} result=${result} />`}
    <p class="orders-covered" id="orders-covered">${coveredInWords(exploration)}</p>`;
}
