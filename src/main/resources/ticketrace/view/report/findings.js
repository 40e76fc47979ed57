// The findings of the audit. A finding that has a moment links to it.
import { element, section } from './elements.js';
import { numberWords } from './words.js';

const KIND_WORDS = {
  OVERSOLD: 'Oversold', DOUBLE_BOOKED: 'Sold twice', LOST_UPDATE: 'Lost update', VANISHED: 'Vanished',
  OUT_OF_ORDER: 'Out of order', STORE_MISMATCH: 'Evidence disagrees', OVERLAP: 'Two inside', STALE_WRITE: 'Stale write', OVERTAKEN: 'Overtaken', DEADLOCK: 'Deadlock',
  BUYER_DIED: 'Buyer died', HISTORY_OPEN: 'History not closed', CLOCK_SKEW: 'Clocks differ', ORDER_UNKNOWN: 'Order not known',
  NO_CONTENTION: 'Never met', HISTORY_OFF: 'No history', TIME_LIMIT: 'Time limit', SEATS_LEFT: 'Seats left', ROLLED_BACK: 'Undone',
};
const SHOWN_OF_A_KIND = 3;

/** The name of a kind of finding, for people. */
export function kindWords(kind) {
  return KIND_WORDS[kind] ?? kind;
}

/** The section; calls `onFinding(index)` with the index, in the result, of the chosen finding. */
export function findingsSection(race, onFinding) {
  const { findings } = race.result;
  const byKind = new Map();
  findings.forEach((finding, index) => {
    byKind.set(finding.kind, [...(byKind.get(finding.kind) ?? []), index]);
  });
  const kinds = [...byKind].map(([kind, indexes]) => kindList(race, kind, indexes, onFinding));
  return section('findings', 'What was found',
    kinds.length === 0 ? element('p', { class: 'nothing' }, 'Nothing: every sale is explained.') : kinds);
}

function kindList(race, kind, indexes, onFinding) {
  const items = indexes.map((index) => findingItem(race, index, onFinding));
  const effect = race.result.findings[indexes[0]].effect.toLowerCase().replace('_', '-');
  const more = items.slice(SHOWN_OF_A_KIND);
  return element('div', { class: `kind ${effect}`, 'data-kind': kind },
    element('h3', {}, kindWords(kind)),
    element('ul', {}, items.slice(0, SHOWN_OF_A_KIND)),
    more.length === 0 ? null : element('details', {},
      element('summary', {}, `${numberWords(more.length)} more`), element('ul', {}, more)));
}

function findingItem(race, index, onFinding) {
  const finding = race.result.findings[index];
  if (race.places[index].length === 0) {
    return element('li', {}, element('p', {}, finding.says));
  }
  return element('li', {}, element('button', {
    type: 'button', class: 'finding', 'data-finding': index, 'data-seat': finding.seat,
    onclick: ({ currentTarget }) => {
      document.querySelectorAll('.finding[aria-current]').forEach((other) => other.removeAttribute('aria-current'));
      currentTarget.setAttribute('aria-current', 'true');
      onFinding(index);
    },
  }, finding.says, element('span', { class: 'show', 'aria-hidden': 'true' }, ' Show')));
}
