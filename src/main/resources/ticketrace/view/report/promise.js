// The promise of the guard, beside the anomalies that the race shows.
import { element, section, table } from './elements.js';
import { numberWords } from './words.js';
import { promiseSentence } from './verdict.js';

const EXPECTATION_WORDS = { FORBIDDEN: 'must not occur', EXPECTED: 'may be expected', POSSIBLE: 'possible' };

/** The section with the table. */
export function promiseSection(race) {
  return section('promise', `What guard ${race.guard} promises`,
    element('p', {}, promiseSentence(race)),
    table('What can go wrong, what the guard promises about it, and what was seen',
      ['What', 'The guard', 'Seen', 'Why'], race.promise.map(row)),
    element('p', {}, `If its holder is killed: ${race.onCrash}`));
}

function row({ anomaly, explanation, expectation, reason, seen }) {
  const broken = expectation === 'FORBIDDEN' && seen > 0;
  return [
    element('span', {}, element('b', {}, anomaly.toLowerCase().replaceAll('_', ' ')), element('br'), explanation),
    element('span', { class: `promised ${expectation.toLowerCase()}` }, EXPECTATION_WORDS[expectation]),
    element('span', { class: broken ? 'seen bad' : 'seen' },
      seen === null ? 'not looked for' : broken ? `✗ ${numberWords(seen)}` : numberWords(seen)),
    reason,
  ];
}
