// Predict first: the class guesses how many orders of steps lose, before they are counted.
import { html } from '../vendor/htm-preact.js';
import { Choices, Told } from './predict.js';

const SHARES = [['none', 'None'], ['few', 'Fewer than half'], ['most', 'Half or more'], ['all', 'All'], [null, 'No guess']];

/** Asks for a guess; the class need not answer. */
export function PredictShare({ guess, onChange }) {
  return html`
    <fieldset class="predict" data-predict="orders">
      <legend>Predict first</legend>
      <${Choices} name="share" question="How many of all orders lose?" options=${SHARES} chosen=${guess}
        onChange=${onChange} />
    </fieldset>`;
}

/** The guess beside the answer; nothing if there was no guess, or there is no number. */
export function ShareTold({ guess, result: { orders, losing } }) {
  if (guess === null || orders === null) {
    return null;
  }
  const share = shareOf(BigInt(losing), BigInt(orders));
  const inWords = (key) => SHARES.find(([one]) => one === key)[1].toLowerCase();
  return html`<${Told} said=${inWords(guess)} was=${inWords(share)} isRight=${guess === share} wrong="✗ Not quite." />`;
}

function shareOf(losing, orders) {
  if (losing === 0n || losing === orders) {
    return losing === 0n ? 'none' : 'all';
  }
  return 2n * losing < orders ? 'few' : 'most';
}
