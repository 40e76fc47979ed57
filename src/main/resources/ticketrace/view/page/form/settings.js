// Settings of a race: the defaults of a view, and which settings fit together.

const SLOW_ENOUGH_TO_WATCH = 100_000;

const RACE = {
  buyers: 8,
  tickets: 100,
  store: 'file',
  guard: 'none',
  isolation: null,
  thinkMicros: SLOW_ENOUGH_TO_WATCH,
  quota: null,
  timeoutMillis: 60_000,
  killHolder: false,
  pauseHolderMillis: null,
  leaseMillis: null,
  fencing: false,
};

const STARTS = {
  race: RACE,
  side: { ...RACE, guards: ['none', 'file-lock'] },
  step: { ...RACE, buyers: 2, tickets: 1, thinkMicros: 0, quota: 1 },
};

/** The settings of that view: fills in missing ones, and replaces those that do not fit. */
export function settle(catalogue, mode, wanted) {
  const settings = { ...STARTS[mode], ...withFields(wanted) };
  if (!catalogue.stores.some((store) => store.name === settings.store)) {
    settings.store = catalogue.stores[0].name;
  }
  const fitting = guardsOf(catalogue, settings.store).map((guard) => guard.name);
  const steppable = mode === 'step' ? steppableOf(catalogue, settings.store).map((guard) => guard.name) : [];
  const fit = (name, instead) => (fitting.includes(name) || steppable.includes(name) ? name : instead);
  settings.guard = fit(settings.guard, fitting[0]);
  if (mode === 'side') {
    const [left, right] = settings.guards;
    settings.guards = [fit(left, fitting[0]), fit(right, fitting.at(-1))];
  }
  const levels = levelsOf(catalogue, settings.store, guardsIn(mode, settings));
  settings.isolation = levels.includes(settings.isolation) ? settings.isolation : (levels.at(-1) ?? null);
  return settings;
}

/** Settings of a race with those of its guard's options that have a field of their own. */
function withFields({ guardOptions: { leaseMillis, fencing, ...others } = {}, ...settings }) {
  return {
    ...settings,
    ...(leaseMillis === undefined ? {} : { leaseMillis: Number(leaseMillis) }),
    ...(fencing === undefined ? {} : { fencing: fencing === 'on' }),
    ...(Object.keys(others).length === 0 ? {} : { guardOptions: others }),
  };
}

/** The guards that fit a store. */
export const guardsOf = (catalogue, store) => {
  const names = catalogue.stores.find((one) => one.name === store).guards;
  return names.map((name) => guardNamed(catalogue, name));
};

/** The guards that fit a store and show the steps inside their lock: traps, the locks that mend them, and others. */
export const steppableOf = (catalogue, store) => {
  const names = catalogue.stores.find((one) => one.name === store).steppable;
  return names.map((name) => guardNamed(catalogue, name));
};

export const guardNamed = (catalogue, name) => catalogue.guards.find((guard) => guard.name === name);

/** What a guard expects and forbids on a store; of one with levels of isolation, at that level. */
export function promiseOf(guard, { store, isolation }) {
  const there = guard.onStore[store] ?? guard;
  return there.atLevel[isolation] ?? there;
}

/** The names of the guards of a view with these settings. */
export const guardsIn = (mode, settings) => (mode === 'side' ? settings.guards : [settings.guard]);

/** The levels of isolation to choose from on this store, for any of these guards; the last is the safest. */
export const levelsOf = (catalogue, store, names) =>
  names.map((name) => guardNamed(catalogue, name)?.onStore[store]?.levels ?? [])
    .find((levels) => levels.length > 0) ?? [];

/** Whether one of these guards has the option; with `all`, whether each of them has it. */
export const haveOption = (catalogue, names, option, all = false) => {
  const has = (name) => guardNamed(catalogue, name)?.options.includes(option) ?? false;
  return all ? names.every(has) : names.some(has);
};

/** The settings in the form that the server takes, for this view. */
export function toServer(catalogue, mode, { guards, pauseHolderMillis, leaseMillis, fencing, ...settings }) {
  const names = mode === 'side' ? guards : [settings.guard];
  const leveled = levelsOf(catalogue, settings.store, names).length > 0;
  const sent = { ...settings, guard: names[0], isolation: leveled ? settings.isolation : null };
  if (mode !== 'step' && pauseHolderMillis !== null) {
    sent.pauseHolderMillis = pauseHolderMillis;
  }
  const options = { ...settings.guardOptions };
  if (leaseMillis !== null && mode !== 'step' && haveOption(catalogue, names, 'leaseMillis')) {
    options.leaseMillis = String(leaseMillis);
  }
  if (fencing && haveOption(catalogue, names, 'fencing', true)) {
    options.fencing = 'on';
  }
  return Object.keys(options).length === 0 ? sent : { ...sent, guardOptions: options };
}
