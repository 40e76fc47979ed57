// What is known of a race that runs now, or did a moment ago: the server's events, added up.

/** One race. `listen` tells of every change; nothing here draws. */
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

  /** Calls `listener` after every change; returns what ends that. */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets everything: the server tells a new listener all from the beginning. */
  forget() {
    this.epoch++;
    this.#clear();
    this.#told();
  }

  /** Says in a line what is wrong with the connection, or null. */
  connected(words) {
    this.connection = words;
    this.#told();
  }

  /** Takes an event in. */
  take(name, event) {
    TAKERS[name]?.(this, event);
    this.#told();
  }

  /** What became of a seat, as a seat map wants it. */
  seat(number) {
    const buyers = this.sales.get(number) ?? [];
    const state = buyers.length > 1 ? 'twice' : buyers.length === 1 ? 'sold' : (this.marks.get(number) ?? 'free');
    return { state, buyers };
  }

  #told() {
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
    race.settings ??= result.settings; // if the result is all that is left of it
    race.tickets ||= result.settings.tickets;
    race.holder = null;
    markSeats(race, result.findings);
  },
  failed(race, { message }) {
    race.phase = 'failed';
    race.failure = message;
  },
};

/** What a buyer has read counts from the reading to the end of its purchase. */
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

/** A killed buyer is marked. The server says whether it died with the lock in its hands, and who had that next. */
function takeKills(race, { kills }) {
  race.kills = kills;
  for (const { buyer } of kills) {
    race.buyers.find(({ name }) => name === buyer).isKilled = true;
  }
}

/** Seats that nobody sold for certain, as the audit found them. */
function markSeats(race, findings) {
  const marks = { VANISHED: 'vanished', BUYER_DIED: 'unknown' };
  for (const { kind, seat } of findings) {
    if (marks[kind] !== undefined && seat !== null) {
      race.marks.set(seat, marks[kind]);
      race.changedSeats.push(seat);
    }
  }
}
