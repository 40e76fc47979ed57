// The fragment of the page's address: which view, with which settings, and what is being looked at. A link to a page is
// therefore a link to an experiment. Settings are called as on the command line.
import { parseDuration, formatDuration } from './durations.js';

export const MODES = ['race', 'side', 'step', 'runs'];

const NUMBERS = ['buyers', 'tickets', 'quota'];
const NAMES = ['store', 'guard', 'isolation'];
const ID = /^[\w.-]{1,100}$/;

/** The place that a fragment leads to: mode, the settings that it names, and ids; what makes no sense is left out. */
export function parseFragment(fragment) {
  const [mode, query = ''] = fragment.replace(/^#/, '').split('?');
  const told = new URLSearchParams(query);
  const settings = {};
  for (const name of NUMBERS) {
    if (/^\d{1,7}$/.test(told.get(name) ?? '') && Number(told.get(name)) > 0) {
      settings[name] = Number(told.get(name));
    }
  }
  for (const name of NAMES) {
    if (told.has(name)) {
      settings[name] = told.get(name);
    }
  }
  const think = parseDuration(told.get('think'));
  if (think !== null) {
    settings.thinkMicros = think;
  }
  const timeout = parseDuration(told.get('timeout'));
  if (timeout !== null) {
    settings.timeoutMillis = Math.round(timeout / 1000);
  }
  if (told.has('kill-holder')) {
    settings.killHolder = true;
  }
  const guards = (told.get('guards') ?? '').split(',').filter((name) => name !== '');
  if (guards.length === 2) {
    settings.guards = guards;
  }
  return {
    mode: MODES.includes(mode) ? mode : MODES[0],
    settings,
    ids: (told.get('at') ?? '').split(',').filter((id) => ID.test(id)),
  };
}

/** The fragment that leads to this place. */
export function formatFragment({ mode, settings, ids }) {
  const told = new URLSearchParams();
  if (mode !== 'runs') {
    for (const name of [...NUMBERS, ...NAMES]) {
      if (settings[name] !== null && settings[name] !== undefined && !(name === 'guard' && mode === 'side')) {
        told.set(name, settings[name]);
      }
    }
    if (mode === 'side') {
      told.set('guards', settings.guards.join(','));
    }
    if (mode !== 'step') {
      told.set('think', formatDuration(settings.thinkMicros));
      told.set('timeout', formatDuration(settings.timeoutMillis * 1000));
      if (settings.killHolder) {
        told.set('kill-holder', '');
      }
    }
  }
  if (ids.length > 0) {
    told.set('at', ids.join(','));
  }
  const query = told.toString().replaceAll('%2C', ',').replace('kill-holder=', 'kill-holder');
  return `#${mode}${query === '' ? '' : `?${query}`}`;
}
