// Unpacks the data of the page from its compact form into a form that can be drawn.
import { Lane, PARTS } from './lane.js';

const STATE_LETTERS = { f: 'free', s: 'sold', u: 'unknown', v: 'vanished', t: 'twice' };
const STAMP_COUNT = 7;
const OUTCOME_SHIFT = 7;
const STEPS_SHIFT = 10;
const UNDONE_BIT = 1 << 18;
const JUMP_BIT = 1 << 19;
const GRANT_BIT = 1 << 20;

/** Calls `each(from, to, state)` for runs of seats, to `to` inclusive. */
export function eachRun(code, each) {
  let seat = 1;
  for (const [, length, letter] of code.matchAll(/(\d*)([a-z])/g)) {
    const to = seat + (length === '' ? 1 : Number(length)) - 1;
    each(seat, to, STATE_LETTERS[letter]);
    seat = to + 1;
  }
}

/** How many seats are in each state. */
export function countStates(code) {
  const counts = { free: 0, sold: 0, unknown: 0, vanished: 0, twice: 0 };
  eachRun(code, (from, to, state) => {
    counts[state] += to - from + 1;
  });
  return counts;
}

/** The lane of one buyer; the race took `spanNanos`. */
export function laneOf(data, spanNanos) {
  const lane = new Lane({ ...data, spent: data.spent === null ? null : spentOf(data.spent, spanNanos) });
  const numbers = data.purchases;
  const stamps = new Float64Array(STAMP_COUNT);
  let time = 0;
  let number = 0;
  for (let at = 0; at < numbers.length;) {
    const head = numbers[at++];
    number = (head & JUMP_BIT) !== 0 ? numbers[at++] : number + 1;
    const grant = (head & GRANT_BIT) !== 0 ? numbers[at++] : 0;
    const value = numbers[at++];
    for (let stamp = 0; stamp < STAMP_COUNT; stamp++) {
      if ((head & (1 << stamp)) !== 0) {
        time += numbers[at++];
        stamps[stamp] = time;
      } else {
        stamps[stamp] = NaN;
      }
    }
    lane.add({
      number,
      stamps,
      value,
      steps: (head >> STEPS_SHIFT) & 255,
      outcome: (head >> OUTCOME_SHIFT) & 7,
      undone: (head & UNDONE_BIT) !== 0,
      grant,
    });
  }
  lane.made = data.made;
  return lane;
}

function spentOf(digits, spanNanos) {
  return {
    shares: Float32Array.from(digits, (digit) => parseInt(digit, 36) / 35),
    binNanos: (spanNanos * PARTS.length) / digits.length,
  };
}

/** The lanes that sold each seat, if the page has them: a map from the seat to indexes of lanes. */
export function buyersOfSeats(lanes) {
  const buyers = new Map();
  lanes.forEach((lane, place) => {
    for (let index = 0; index < lane.count; index++) {
      if (lane.isSold(index)) {
        const seat = lane.value(index);
        const known = buyers.get(seat);
        if (known === undefined) {
          buyers.set(seat, [place]);
        } else {
          known.push(place);
        }
      }
    }
  });
  return buyers;
}
