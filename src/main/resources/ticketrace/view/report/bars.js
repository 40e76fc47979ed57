// Bars on one scale: how long buyers waited and were inside the guard, and how many tickets each sold.
import { element, section } from './elements.js';
import { countWords, numberWords, timeWords } from './words.js';

const MOST_NAMED = 24;

/** A list of bars on one scale: `rows` of `{ name, number, words, kind }`. */
export function barList(id, caption, rows, most = Math.max(...rows.map(({ number }) => number ?? 0))) {
  return element('table', { class: 'bars', id },
    element('caption', {}, caption),
    element('tbody', {}, rows.map(({ name, number, words, kind = 'sold' }) => {
      const bar = element('span', { class: `filled ${kind}` });
      bar.style.width = `${most > 0 ? (100 * (number ?? 0)) / most : 0}%`;
      return element('tr', {},
        element('th', { scope: 'row' }, name),
        element('td', { class: 'room', 'aria-hidden': 'true' }, bar),
        element('td', { class: 'number' }, words));
    })));
}

/** The sections with the bars of a race. */
export function barsSection({ result }) {
  const spans = [['wait', 'Wait for the guard', result.waitMicros], ['hold', 'Inside', result.holdMicros]]
    .filter(([, , micros]) => micros !== null)
    .flatMap(([kind, name, micros]) => [['median', micros.p50], ['99 %', micros.p99], ['longest', micros.max]]
      .map(([which, number]) => ({
        name: `${name}, ${which}`, number, words: timeWords(number * 1000), kind: kind === 'wait' ? 'waited' : 'sold',
      })));
  const fairness = result.evenness === null ? '' : ` Fairness ${result.evenness.toFixed(2)}: 1 if all sold the same.`;
  return section('bars', 'How long, and how fair',
    spans.length === 0 ? element('p', {}, 'No purchase came to an end.') : barList('spans', 'How long a purchase took', spans),
    shares(result),
    element('p', { class: 'note' }, fairness));
}

function shares({ buyers }) {
  const rows = buyers.map(({ name, sold }) => ({ name, number: sold, words: numberWords(sold) }));
  if (rows.length <= MOST_NAMED) {
    return barList('shares', 'Tickets each buyer sold', rows);
  }
  const most = Math.max(...rows.map(({ number }) => number));
  const least = Math.min(...rows.map(({ number }) => number));
  const words = `Tickets each of ${countWords(rows.length, 'buyer')} sold: ${numberWords(least)} to ${numberWords(most)}`;
  const skyline = element('div', { class: 'skyline', role: 'img', 'aria-label': words }, rows.map(({ name, number }) => {
    const bar = element('span', { title: `${name}: ${number}` });
    bar.style.height = `${most > 0 ? (100 * number) / most : 0}%`;
    return bar;
  }));
  return element('div', {}, element('p', { class: 'caption' }, words), skyline,
    element('details', {}, element('summary', {}, 'The same as a table'), barList('shares', 'Tickets each buyer sold', rows)));
}
