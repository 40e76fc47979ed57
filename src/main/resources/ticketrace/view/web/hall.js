// What became of every seat of a hall.

/** What can have become of a seat, the worst last: a square of several seats shows the worst of them. */
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

  /** Says what became of a seat, who sold it and how often; whether that is another state than before. */
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

  /** Who sold the seat, as far as that is known. */
  buyers(seat) {
    return this.#buyers.get(seat) ?? [];
  }

  /** How often a seat that was sold again was sold; 0 if that is not known. */
  times(seat) {
    return this.#times.get(seat) ?? 0;
  }

  /** How many seats are in this state. */
  count(state) {
    return this.#counts[SEAT_STATES.indexOf(state)];
  }

  /** How many seats of a square are in which state, in the order of the states. */
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

  /** The next seat from there, up (1) or down (-1), with which something is wrong; null if there is none. */
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
