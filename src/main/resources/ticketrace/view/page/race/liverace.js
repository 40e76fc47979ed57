// The state of a race that is running, or has just ended: the sum of the server's events.

/** One race. `listen` reports every change; this class does not draw. */
export class LiveRace {
  #listeners = new Set();

  constructor(id) {
    this.id = id;
    this.epoch = 0;
    this.connection = null;
    this.#clear();
  }

  #clear() {
    this.phase = 'waiting'; // then ready, running, over or failed
    this.readyBuyers = 0;
    this.settings = null;
    this.buyers = [];
    this.tickets = 0;
    this.left = 0;
    this.sold = 0;
    this.atMicros = 0;
    this.holder = null;
    this.kills = [];
    this.result = null;
    this.failure = null;
    this.sales = new Map();
    this.marks = new Map();
    this.changedSeats = [];
    this.seatsTwice = 0;
    this.lastTwice = null;
  }

  get isOver() {
    return this.phase === 'over' || this.phase === 'failed';
  }

  /** Calls `listener` after every change; returns a function that ends this. */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets everything: the server sends a new listener all events from the beginning. */
  forget() {
    this.epoch++;
    this.#clear();
    this.#notify();
  }

  /** Sets the line that says what is wrong with the connection; null if nothing is. */
  connected(words) {
    this.connection = words;
    this.#notify();
  }

  /** Applies an event. */
  take(name, event) {
    TAKERS[name]?.(this, event);
    this.#notify();
  }

  /** The state of a seat, in the form that a seat map takes. */
  seat(number) {
    const buyers = this.sales.get(number) ?? [];
    const state = buyers.length > 1 ? 'twice' : buyers.length === 1 ? 'sold' : (this.marks.get(number) ?? 'free');
    return { state, buyers };
  }

  #notify() {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

const TAKERS = {
  waiting(race, { ready }) {
    race.readyBuyers = ready;
  },
  ready(race, { buyers, tickets, settings }) {
    race.phase = 'ready';
    race.settings = settings;
    race.tickets = tickets;
    race.left = tickets;
    race.buyers = buyers.map(({ name, pid }) => ({ name, pid, sold: 0, doing: 'ready', value: null, isKilled: false }));
  },
  started(race) {
    race.phase = 'running';
  },
  moments(race, event) {
    race.atMicros = event.atMicros;
    race.left = event.left;
    race.sold = event.sold;
    takeKills(race, event);
    event.buyers.forEach((buyer, index) => takeBuyer(race.buyers[index], buyer));
    event.seats.forEach(([seat, buyer]) => sell(race, seat, buyer));
    race.holder = event.holder;
  },
  result(race, result) {
    race.phase = 'over';
    race.result = result;
    race.settings ??= result.settings; // if the result is the only event that the server has
    race.tickets ||= result.settings.tickets;
    race.holder = null;
    markSeats(race, result.findings);
  },
  failed(race, { message }) {
    race.phase = 'failed';
    race.failure = message;
  },
};

/** A buyer shows the count that it has read from the end of READ to the end of its purchase. */
const HAS_READ = new Set(['thinking', 'writing', 'recording', 'releasing']);

function takeBuyer(buyer, { sold, doing, value, sinceMicros }) {
  Object.assign(buyer, { sold, doing, sinceMicros, value: HAS_READ.has(doing) ? value : null });
}

function sell(race, seat, buyer) {
  const buyers = race.sales.get(seat) ?? [];
  buyers.push(buyer);
  race.sales.set(seat, buyers);
  race.changedSeats.push(seat);
  if (buyers.length > 1) {
    race.lastTwice = seat;
    race.seatsTwice += buyers.length === 2 ? 1 : 0;
  }
}

/** Marks killed buyers. The server says whether a buyer held the lock when it died, and which buyer got the lock next. */
function takeKills(race, { kills }) {
  race.kills = kills;
  for (const { buyer } of kills) {
    race.buyers.find(({ name }) => name === buyer).isKilled = true;
  }
}

/** Marks the seats that vanished or are unknown, according to the audit. */
function markSeats(race, findings) {
  const marks = { VANISHED: 'vanished', BUYER_DIED: 'unknown' };
  for (const { kind, seat } of findings) {
    if (marks[kind] !== undefined && seat !== null) {
      race.marks.set(seat, marks[kind]);
      race.changedSeats.push(seat);
    }
  }
}
