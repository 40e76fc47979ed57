// The fragment of the page's address: the view, its settings, and the ids of the shown races. So a link to the page is a
// link to an experiment. Settings have the names of the command line.
import { parseDuration, formatDuration } from './durations.js';

export const MODES = ['race', 'side', 'step', 'runs'];

const NUMBERS = ['buyers', 'tickets', 'quota'];
const NAMES = ['store', 'guard', 'isolation'];
const ID = /^[\w.-]{1,100}$/;

/** The place that a fragment names: mode, settings and ids; leaves out all values that make no sense. */
export function parseFragment(fragment) {
  const [mode, query = ''] = fragment.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(query);
  const settings = {};
  for (const name of NUMBERS) {
    if (/^\d{1,7}$/.test(parameters.get(name) ?? '') && Number(parameters.get(name)) > 0) {
      settings[name] = Number(parameters.get(name));
    }
  }
  for (const name of NAMES) {
    if (parameters.has(name)) {
      settings[name] = parameters.get(name);
    }
  }
  const think = parseDuration(parameters.get('think'));
  if (think !== null) {
    settings.thinkMicros = think;
  }
  const timeout = parseDuration(parameters.get('timeout'));
  if (timeout !== null) {
    settings.timeoutMillis = Math.round(timeout / 1000);
  }
  if (parameters.has('kill-holder')) {
    settings.killHolder = true;
  }
  for (const [name, key] of [['pause-holder', 'pauseHolderMillis'], ['lease', 'leaseMillis']]) {
    const micros = parseDuration(parameters.get(name));
    if (micros !== null && micros >= 1000) {
      settings[key] = Math.round(micros / 1000);
    }
  }
  if (parameters.has('fencing')) {
    settings.fencing = true;
  }
  const guards = (parameters.get('guards') ?? '').split(',').filter((name) => name !== '');
  if (guards.length === 2) {
    settings.guards = guards;
  }
  return {
    mode: MODES.includes(mode) ? mode : MODES[0],
    settings,
    ids: (parameters.get('at') ?? '').split(',').filter((id) => ID.test(id)),
  };
}

/** The fragment that names this place. */
export function formatFragment({ mode, settings, ids }) {
  const parameters = new URLSearchParams();
  if (mode !== 'runs') {
    for (const name of [...NUMBERS, ...NAMES]) {
      if (settings[name] !== null && settings[name] !== undefined && !(name === 'guard' && mode === 'side')) {
        parameters.set(name, settings[name]);
      }
    }
    if (mode === 'side') {
      parameters.set('guards', settings.guards.join(','));
    }
    if (mode !== 'step') {
      parameters.set('think', formatDuration(settings.thinkMicros));
      parameters.set('timeout', formatDuration(settings.timeoutMillis * 1000));
      if (settings.killHolder) {
        parameters.set('kill-holder', '');
      }
      for (const [name, key] of [['pause-holder', 'pauseHolderMillis'], ['lease', 'leaseMillis']]) {
        if (settings[key] !== null && settings[key] !== undefined) {
          parameters.set(name, formatDuration(settings[key] * 1000));
        }
      }
    }
    if (settings.fencing) {
      parameters.set('fencing', '');
    }
  }
  if (ids.length > 0) {
    parameters.set('at', ids.join(','));
  }
  const query = parameters.toString().replaceAll('%2C', ',').replace('kill-holder=', 'kill-holder').replace('fencing=', 'fencing');
  return `#${mode}${query === '' ? '' : `?${query}`}`;
}
