// The state of every seat of a hall.

/** The states of a seat, the worst last: a square of several seats shows the worst of their states. */
export const SEAT_STATES = ['free', 'sold', 'unknown', 'vanished', 'twice'];

/** The seats 1..tickets, free at first. */
export class Hall {
  #states;
  #buyers = new Map();
  #times = new Map();
  #counts = new Array(SEAT_STATES.length).fill(0);

  constructor(tickets) {
    this.tickets = tickets;
    this.#states = new Uint8Array(tickets + 1);
    this.#counts[0] = tickets;
  }

  /** Sets the state of a seat, its sellers and the number of its sales; returns whether the state changed. */
  set(seat, state, buyers, times) {
    const now = SEAT_STATES.indexOf(state);
    const before = this.#states[seat];
    this.#counts[before]--;
    this.#counts[now]++;
    this.#states[seat] = now;
    put(this.#buyers, seat, buyers, buyers.length > 0);
    put(this.#times, seat, times, times > 1);
    return now !== before;
  }

  state(seat) {
    return SEAT_STATES[this.#states[seat]];
  }

  /** The buyers that sold the seat, as far as they are known. */
  buyers(seat) {
    return this.#buyers.get(seat) ?? [];
  }

  /** How often a seat that was sold again was sold; 0 if that is not known. */
  times(seat) {
    return this.#times.get(seat) ?? 0;
  }

  /** The number of seats in this state. */
  count(state) {
    return this.#counts[SEAT_STATES.indexOf(state)];
  }

  /** The number of seats of a square in each state, in the order of the states. */
  countsIn({ firstRow, lastRow, firstColumn, lastColumn }, columns) {
    const counts = new Array(SEAT_STATES.length).fill(0);
    for (let row = firstRow; row <= lastRow; row++) {
      const end = Math.min(row * columns + lastColumn + 1, this.tickets);
      for (let seat = row * columns + firstColumn + 1; seat <= end; seat++) {
        counts[this.#states[seat]]++;
      }
    }
    return counts;
  }

  /** The next seat from there, up (1) or down (-1), that is not free or sold once; null if there is none. */
  nextTrouble(from, direction) {
    const fine = SEAT_STATES.indexOf('sold');
    for (let seat = from + direction; seat >= 1 && seat <= this.tickets; seat += direction) {
      if (this.#states[seat] > fine) {
        return seat;
      }
    }
    return null;
  }
}

function put(map, seat, value, isWorthIt) {
  if (isWorthIt) {
    map.set(seat, value);
  } else {
    map.delete(seat);
  }
}
