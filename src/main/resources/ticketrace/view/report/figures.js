// The most important numbers, in large type.
import { element } from './elements.js';
import { countWords, numberWords, timeWords } from './words.js';

/** Longer numbers are in smaller type. */
const MOST_LARGE = 13;

/** The numbers of a race. */
export function figuresSection({ result }) {
  const { settings } = result;
  const isForbidden = (kind) => result.findings.some((finding) => finding.kind === kind && finding.effect === 'VIOLATES');
  const figures = [
    figure('sold', numberWords(result.sold), `sold, of ${countWords(settings.tickets, 'ticket')}`, result.sold > settings.tickets),
    figure('remaining', numberWords(result.remaining), 'left, as the store says', false),
    figure('oversold', numberWords(result.oversold), 'sold too many', result.oversold > 0),
    figure('double-booked', numberWords(result.doubleBooked), 'seats sold twice or more', result.doubleBooked > 0),
    figure('lost-updates', numberWords(result.lostUpdates), 'updates lost', result.lostUpdates > 0),
    result.overlaps === null ? null
      : figure('overlaps', numberWords(result.overlaps), 'times two inside at once', isForbidden('OVERLAP')),
    result.unknown === 0 ? null : figure('unknown', numberWords(result.unknown), 'seats unknown', true),
    result.retries === 0 ? null : figure('retries', numberWords(result.retries), 'times tried again', false),
    !result.fenced ? null : figure('fenced', numberWords(result.fenced), 'times fenced', false),
    !result.staleWrites ? null : figure('stale-writes', numberWords(result.staleWrites), 'stale writes', true),
    result.rate === null ? null : figure('rate', numberWords(Math.round(result.rate)), 'different seats a second', false),
    result.waitMicros === null ? null
      : figure('wait', timeWords(result.waitMicros.p50 * 1000), 'median wait for the guard', false),
  ];
  return element('section', { id: 'figures', 'aria-label': 'The numbers in short' }, element('dl', {}, figures));
}

/** A number in large type, and below it what it counts. */
export function figure(id, number, words, bad) {
  const kinds = ['figure', bad ? 'bad' : '', number.length > MOST_LARGE ? 'long' : ''].filter((kind) => kind !== '');
  return element('div', { class: kinds.join(' '), 'data-figure': id },
    element('dt', {}, words), element('dd', {}, number));
}
