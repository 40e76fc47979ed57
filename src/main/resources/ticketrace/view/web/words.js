// Numbers, times and purchases in words.
import { OUTCOME, STAMP, STEP } from './lane.js';

const GROUPED = new Intl.NumberFormat('en-US');

/** 12345 as "12,345"; an unknown number as a dash. */
export function numberWords(number) {
  return number === null || number === undefined ? '–' : GROUPED.format(number);
}

/** "1 ticket", "2 tickets". */
export function countWords(number, thing) {
  return `${numberWords(number)} ${thing}${number === 1 ? '' : 's'}`;
}

/** A span of time in nanoseconds, to three digits: "810 µs", "1.50 ms", "20.5 s". */
export function timeWords(nanos) {
  const [unit, size] = [['s', 1e9], ['ms', 1e6], ['µs', 1e3]].find((each) => Math.abs(nanos) >= each[1]) ?? ['ns', 1];
  const number = nanos / size;
  return `${number.toFixed(size === 1 || Math.abs(number) >= 99.95 ? 0 : Math.abs(number) >= 9.995 ? 1 : 2)} ${unit}`;
}

/** A moment in nanoseconds, precise enough to distinguish one purchase from the next: "12.345 ms". */
export function momentWords(nanos) {
  return nanos < 1e9 ? `${(nanos / 1e6).toFixed(3)} ms` : `${(nanos / 1e9).toFixed(6)} s`;
}

/** A text with a capital first letter; names of buyers keep their small letter. */
export function sentenceWords(text) {
  return text.startsWith('buyer-') ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** "buyer-01, buyer-02 and buyer-03". */
export function listWords(names) {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** A sentence about a purchase: what the buyer read, what it wrote, and when. */
export function purchaseWords(lane, index) {
  const value = lane.value(index);
  const at = (stamp) => lane.stamp(index, stamp);
  const took = (from, to) => timeWords(at(to) - at(from));
  const has = (step) => lane.hasBegun(index, step);
  const parts = [];
  if (has(STEP.ACQUIRE)) {
    parts.push(lane.isKnown(index, STAMP.acquired)
      ? `waited ${took(STAMP.asked, STAMP.acquired)} for the guard${grantWords(lane, index)}`
      : lane.isKnown(index, STAMP.released)
        ? `waited ${took(STAMP.asked, STAMP.released)} for the guard and gave up`
        : 'was waiting for the guard');
  }
  if (has(STEP.TAKE) && lane.isKnown(index, STAMP.written)) {
    parts.push(value === 0 ? 'read that no ticket is left'
      : `took seat ${value} out of the count in one step of ${took(STAMP.acquired, STAMP.written)}`);
  } else if (lane.isKnown(index, STAMP.read)) {
    parts.push(`read ${value} within ${took(STAMP.acquired, STAMP.read)}`);
  }
  if (lane.isKnown(index, STAMP.writing)) {
    parts.push(`thought for ${took(STAMP.read, STAMP.writing)}`);
    parts.push(lane.isKnown(index, STAMP.written)
      ? `wrote ${value - 1} within ${took(STAMP.writing, STAMP.written)}${lane.stale.has(index) ? ', after a newer grant had used the count' : ''}`
      : lane.outcome(index) === OUTCOME.CONFLICT ? `was too late to write ${value - 1}` : `began to write ${value - 1}`);
  }
  if (has(STEP.RECORD)) {
    parts.push(lane.isKnown(index, STAMP.recorded)
      ? `${lane.isSold(index) ? 'sold' : 'recorded the sale of'} seat ${value} at ${momentWords(at(STAMP.recorded))}`
      : `began to record the sale of seat ${value}`);
  }
  parts.push(endingWords(lane, index));
  const said = parts.filter((part) => part !== '');
  return `${lane.name}, purchase ${numberWords(lane.number(index))}, from ${momentWords(lane.begin(index))}: `
    + `${said.join('; ')}.${changeWords(lane, index)}`;
}

function grantWords(lane, index) {
  return lane.grant(index) === 0 ? '' : ` and got grant ${numberWords(lane.grant(index))}`;
}

function endingWords(lane, index) {
  if (lane.isUndone(index)) {
    const why = lane.outcome(index) === OUTCOME.CONFLICT ? 'another buyer was faster: ' : '';
    return `${why}the database has undone it${why === '' ? '' : ', and it is tried again'}`;
  }
  if (lane.outcome(index) === OUTCOME.NONE) {
    return lane.died ? 'it was killed or died here' : 'no outcome is known';
  }
  return ['', '', 'sold out', 'another buyer was faster, so it is tried again', '',
    'refused, for a newer grant was there, so it is tried again', 'its lease had ended, so it is tried again'][lane.outcome(index)];
}

function changeWords(lane, index) {
  const value = lane.value(index);
  const stands = lane.hasChanged(index) && !lane.isUndone(index);
  return stands ? ` The count was ${value} when it was read and ${value - 1} when it was written.` : '';
}
