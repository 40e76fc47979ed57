// Numbers, times and settings in words.
import { formatDuration } from './durations.js';

/** "1 ticket", "8 tickets". */
export const count = (number, noun) => `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;

/** The verb for this number of things. */
export const are = (number) => (number === 1 ? 'is' : 'are');

/** "60,000". */
export const grouped = (number) => number.toLocaleString('en');

/** A span of time, in the unit that suits it. */
export function span(micros) {
  if (micros < 1000) {
    return `${Math.max(0, Math.round(micros))} µs`;
  }
  if (micros < 100_000) {
    return `${(micros / 1000).toFixed(micros < 10_000 ? 1 : 0)} ms`;
  }
  return `${(micros / 1e6).toFixed(1)} s`;
}

/** "A", "A and B", "A, B and C"; for more than `most` names, "A, B, C and 4 others". */
export function listed(names, most = 4) {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} others`] : names;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** The lease and the fencing of a guard that has them, as a form or a result tells them. */
function leaseInWords({ leaseMillis, fencing, guardOptions = {} }) {
  const lease = leaseMillis ?? guardOptions.leaseMillis ?? null;
  const isFenced = fencing || guardOptions.fencing === 'on';
  return [lease === null ? '' : `lease ${formatDuration(Number(lease) * 1000)}`, isFenced ? 'old grants are refused' : '']
    .filter((part) => part !== '').join(' · ');
}

/** What is done to buyers on purpose: each fault, but for the one that has a name of its own if it is the only one. */
function faultsInWords({ faults = [], killHolder, pauseHolderMillis = null }) {
  const stops = pauseHolderMillis === null ? [] : [`a holder is stopped for ${formatDuration(pauseHolderMillis * 1000)}`];
  const others = killHolder && faults.length <= 1 ? ['a holder is killed'] : faults;
  return [...others, ...stops].join(', ');
}

/** The settings of a race in one line. */
export function inWords(settings, guard = settings.guard) {
  return [
    count(settings.buyers, 'buyer'),
    count(settings.tickets, 'ticket'),
    `store ${settings.store}`,
    guard === null ? '' : `guard ${guard}`,
    settings.isolation ? settings.isolation : '',
    settings.thinkMicros > 0 ? `think ${formatDuration(settings.thinkMicros)}` : '',
    settings.quota ? `${settings.quota} each` : '',
    leaseInWords(settings),
    faultsInWords(settings),
  ].filter((part) => part !== '').join(' · ');
}
