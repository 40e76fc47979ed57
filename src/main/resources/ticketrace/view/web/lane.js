// The purchases of one buyer, one after the other, stored in little memory.

/** The moments of a purchase, in their order. */
export const STAMP = { asked: 0, acquired: 1, read: 2, writing: 3, written: 4, recorded: 5, released: 6 };
const STAMPS = 7;

/** The steps of a purchase, one bit each. */
export const STEP = { ACQUIRE: 1, READ: 2, WRITE: 4, RECORD: 8, RELEASE: 16, COMPARE_AND_SET: 32, TAKE: 64, STILL_HELD: 128 };

/** The outcomes of a purchase. */
export const OUTCOME = { NONE: 0, SOLD: 1, SOLD_OUT: 2, CONFLICT: 3, TIMED_OUT: 4, FENCED: 5, LEASE_LOST: 6 };

/** The parts of a purchase that are drawn and added up. */
export const PARTS = ['write', 'read', 'record', 'think', 'wait'];

const FIRST_ROOM = 64;

/** The purchases of one buyer, in the order of time. Times are nanoseconds since the start signal. */
export class Lane {
  #stamps = new Float64Array(FIRST_ROOM * STAMPS);
  #values = new Int32Array(FIRST_ROOM);
  #numbers = new Int32Array(FIRST_ROOM);
  #steps = new Uint8Array(FIRST_ROOM);
  #outcomes = new Uint8Array(FIRST_ROOM);
  #grants = new Float64Array(FIRST_ROOM);
  #undone = new Set();
  count = 0;

  /**
   * `died` means that the buyer never closed its history; `end` is when its evidence ends; `pauses` are the stretches of
   * time for which the launcher stopped it, `[from, to]`. If the lane does not have every
   * purchase, `spent` says how its time was spent: `{ binNanos, shares }`, a share of each of PARTS for each bin.
   */
  constructor({ name, pid = null, died = false, end = null, pauses = [], spent = null }) {
    this.name = name;
    this.pid = pid;
    this.died = died;
    this.end = end;
    this.pauses = pauses;
    this.leaseEnds = new Map(); // by the index of a purchase: see grants.js
    this.stale = new Set();
    this.spent = spent;
  }

  /**
   * Adds the next purchase. A stamp of NaN means: it did not happen; a value of -1 means: it read nothing; a grant of 0
   * means: it has no number.
   */
  add({ number, stamps, value, steps, outcome, undone = false, grant = 0 }) {
    const index = this.count;
    if (index === this.#values.length) {
      this.#grow();
    }
    this.#stamps.set(stamps, index * STAMPS);
    this.#values[index] = value;
    this.#numbers[index] = number;
    this.#steps[index] = steps;
    this.#outcomes[index] = outcome;
    this.#grants[index] = grant;
    if (undone) {
      this.#undone.add(index);
    }
    this.count++;
  }

  /** The index of the purchase with this number; -1 if the lane does not have it. */
  indexOf(number) {
    const index = firstWhere(this.count, (i) => this.#numbers[i] >= number);
    return index < this.count && this.#numbers[index] === number ? index : -1;
  }

  /** The time of a stamp; NaN if it did not happen. */
  stamp(index, stamp) {
    return this.#stamps[index * STAMPS + stamp];
  }

  isKnown(index, stamp) {
    return !Number.isNaN(this.#stamps[index * STAMPS + stamp]);
  }

  number(index) {
    return this.#numbers[index];
  }

  /** The count that the purchase read; -1 if it read none. */
  value(index) {
    return this.#values[index];
  }

  /** The number of its grant; 0 if it has none. */
  grant(index) {
    return this.#grants[index];
  }

  outcome(index) {
    return this.#outcomes[index];
  }

  hasBegun(index, step) {
    return (this.#steps[index] & step) !== 0;
  }

  /** Whether it wrote a new count. */
  hasChanged(index) {
    return this.isKnown(index, STAMP.written) && this.#values[index] > 0;
  }

  isSold(index) {
    return this.hasBegun(index, STEP.RECORD) && this.isKnown(index, STAMP.recorded)
      && !this.isRefused(index) && !this.isUndone(index);
  }

  /** Whether the store refused a step of it. */
  isRefused(index) {
    return this.outcome(index) === OUTCOME.CONFLICT || this.outcome(index) === OUTCOME.FENCED;
  }

  /** Whether the database undid its transaction. */
  isUndone(index) {
    return this.#undone.has(index);
  }

  /** When the purchase began. */
  begin(index) {
    const at = index * STAMPS;
    return Number.isNaN(this.#stamps[at]) ? this.#stamps[at + 1] : this.#stamps[at];
  }

  /** The last known time of the purchase. */
  latest(index) {
    for (let stamp = STAMPS - 1; stamp > 0; stamp--) {
      if (this.isKnown(index, stamp)) {
        return this.stamp(index, stamp);
      }
    }
    return this.begin(index);
  }

  /** The time inside the guard, from getting it to beginning to release it; null without a guard. */
  section(index) {
    if (!this.hasBegun(index, STEP.ACQUIRE) || !this.isKnown(index, STAMP.acquired)) {
      return null;
    }
    const letsGo = this.hasBegun(index, STEP.RELEASE) ? this.stamp(index, STAMP.recorded) : NaN;
    return [this.stamp(index, STAMP.acquired), Number.isNaN(letsGo) ? this.latest(index) : letsGo];
  }

  /** Calls `each(part, from, to)` for every part of the purchase that took time; `part` is an index into PARTS. */
  parts(index, each) {
    const at = index * STAMPS;
    const s = this.#stamps;
    const steps = this.#steps[index];
    const known = (stamp) => !Number.isNaN(s[at + stamp]);
    if (known(STAMP.asked)) {
      const until = known(STAMP.acquired) ? STAMP.acquired : STAMP.released;
      each(4, s[at], known(until) ? s[at + until] : (this.end ?? s[at]));
    }
    if ((steps & STEP.TAKE) !== 0 && known(STAMP.written)) {
      each(0, s[at + STAMP.acquired], s[at + STAMP.written]);
    } else if (known(STAMP.read)) {
      each(1, s[at + STAMP.acquired], s[at + STAMP.read]);
    }
    if (known(STAMP.writing)) {
      each(3, s[at + STAMP.read], s[at + STAMP.writing]);
      if (known(STAMP.written)) {
        each(0, s[at + STAMP.writing], s[at + STAMP.written]);
      } else if (known(STAMP.released)) {
        each(0, s[at + STAMP.writing], s[at + STAMP.released]);
      }
    }
    if (known(STAMP.recorded) && known(STAMP.written)) {
      each(2, s[at + STAMP.written], s[at + STAMP.recorded]);
    }
  }

  /** The first purchase that had not ended at this time. */
  firstAfter(time) {
    return firstWhere(this.count, (index) => this.latest(index) >= time);
  }

  #grow() {
    const grown = (array) => {
      const larger = new array.constructor(array.length * 2);
      larger.set(array);
      return larger;
    };
    this.#stamps = grown(this.#stamps);
    this.#values = grown(this.#values);
    this.#numbers = grown(this.#numbers);
    this.#steps = grown(this.#steps);
    this.#outcomes = grown(this.#outcomes);
    this.#grants = grown(this.#grants);
  }
}

/** The first index below `count` for which the test holds, or `count`; from that index on, the test must always hold. */
export function firstWhere(count, holds) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
