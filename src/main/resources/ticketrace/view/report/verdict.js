// The verdict: one word, one sentence with an example, and how to hold the race again.
import { button, element } from './elements.js';
import { sentenceWords } from './words.js';

const SIGNS = { VALID: '✓', VIOLATED: '✗', UNKNOWN: '?', DEADLOCK: '✗' };

/** The verdict as a word with a sign, in its colour. */
export function verdictWord(verdict) {
  return element('span', { class: `verdict ${verdict.toLowerCase()}` },
    element('span', { 'aria-hidden': 'true' }, `${SIGNS[verdict]} `), verdict);
}

/** Whether a guard did as it promises, in a sentence. */
export function promiseSentence({ guard, result }) {
  if (result.asPromised && result.verdict === 'VIOLATED') {
    return `Guard ${guard} did as it promises: it does not promise to keep buyers apart.`;
  }
  if (result.asPromised) {
    return `Guard ${guard} did as it promises.`;
  }
  return result.verdict === 'UNKNOWN'
    ? `Whether guard ${guard} did as it promises is not known.` : `Guard ${guard} broke its promise.`;
}

/** The command that holds the race again, with a button that copies it. */
export function commandLine(command) {
  const said = element('span', { class: 'copied', role: 'status' });
  const copy = button('copy', 'Copy', 'Copy the command', async () => {
    try {
      await navigator.clipboard.writeText(command);
      said.textContent = 'Copied.';
    } catch {
      getSelection().selectAllChildren(document.getElementById('command'));
      said.textContent = 'Selected: press Ctrl+C.';
    }
  });
  const options = command.split(/ (?=--)/).flatMap((option) => [element('span', { class: 'option' }, option), ' ']);
  return element('p', { class: 'command' }, 'Run it again: ',
    element('code', { id: 'command' }, options.slice(0, -1)), copy, said);
}

/** The machine of the race, if the run recorded it. */
export function racedOn(race) {
  return race.racedOn ? [element('p', { class: 'raced-on' }, race.racedOn)] : [];
}

/** The head of the page of a race. */
export function verdictSection(race) {
  const { verdict } = race.result;
  return element('section', { id: 'verdict', class: verdict.toLowerCase(), 'data-verdict': verdict, 'aria-label': 'Verdict' },
    element('h1', {}, verdictWord(verdict)),
    element('div', {},
      element('p', { id: 'meaning' }, sentenceWords(race.meaning)),
      element('p', { id: 'story' }, sentenceWords(race.story)),
      element('p', { id: 'promised', 'data-as-promised': String(race.result.asPromised) },
        `${race.explanation} ${promiseSentence(race)}`),
      race.failures.map((failure) => element('p', { class: 'failure' }, failure)),
      commandLine(race.command),
      racedOn(race)));
}
