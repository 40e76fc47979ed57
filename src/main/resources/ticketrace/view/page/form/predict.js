// Predict first: the class guesses what will happen, before the race.
import { html } from '../vendor/htm-preact.js';
import { count } from '../words.js';

export const NO_GUESS = { sold: null, verdict: null };

const VERDICTS = [['VALID', 'Valid'], ['VIOLATED', 'Violated'], [null, 'No guess']];

/** Asks for a guess about one race; the class need not answer. */
export function Predict({ name, guard, isAlone, tickets, guess, onChange }) {
  const guessSold = ({ currentTarget: field }) =>
    onChange({ ...guess, sold: field.value === '' ? null : field.valueAsNumber });
  return html`
    <fieldset class="predict" data-predict=${guard}>
      <legend>Predict first${!isAlone && html`: <b>${guard}</b>`}</legend>
      <label class="question" for=${`${name}-sold`}>
        <span>${tickets === 1
          ? 'How many times will the one ticket be sold?'
          : `How many of ${tickets} tickets will be sold?`}</span>
        <input id=${`${name}-sold`} type="number" inputmode="numeric" min="0" step="1" value=${guess.sold ?? ''}
          onInput=${guessSold} />
      </label>
      <${Choices} name=${name} question="And the verdict?" options=${VERDICTS} chosen=${guess.verdict}
        onChange=${(verdict) => onChange({ ...guess, verdict })} />
    </fieldset>`;
}

/** A question with a few answers: `options` are [value, text] pairs. */
export function Choices({ name, question, options, chosen, onChange }) {
  return html`
    <div class="question" role="radiogroup" aria-label=${question}>
      <span>${question}</span>
      ${options.map(([value, text]) => html`
        <label key=${text} class="choice">
          <input type="radio" id=${`${name}-${value ?? 'none'}`} name=${`${name}-choice`}
            checked=${chosen === value} onChange=${() => onChange(value)} />${text}
        </label>`)}
    </div>`;
}

/** The guess beside the result; nothing if there was no guess. */
export function GuessTold({ guess, result }) {
  const { sold, verdict } = guess;
  if (sold === null && verdict === null) {
    return null;
  }
  const isRight = (sold === null || sold === result.sold) && (verdict === null || verdict === result.verdict);
  const said = [sold === null ? null : `${sold} sold`, verdict === null ? null : verdict.toLowerCase()];
  return html`
    <${Told} said=${said.filter((part) => part !== null).join(', ')} isRight=${isRight}
      was=${`${count(result.sold, 'sale')}, ${result.verdict.toLowerCase()}`} wrong=${difference(sold, result.sold)} />`;
}

/** What the class said, what it was, and whether that is the same. */
export function Told({ said, was, isRight, wrong }) {
  return html`
    <p class="guess-told" data-guess=${isRight ? 'right' : 'wrong'}>
      <span>The class said <b>${said}</b></span>
      <span>It was <b>${was}</b></span>
      <strong>${isRight ? '✓ Right!' : wrong}</strong>
    </p>`;
}

function difference(guessed, sold) {
  if (guessed === null || guessed === sold) {
    return '✗ Not quite.';
  }
  return `✗ ${Math.abs(sold - guessed)} ${sold > guessed ? 'more' : 'fewer'} than predicted.`;
}
