// Durations as the command line writes them: 250us, 1ms, 2s, 1m; 0 needs no unit.

const MICROS = { us: 1, ms: 1e3, s: 1e6, m: 60e6 };

/** The microseconds of a written duration; null if the text is no duration. */
export function parseDuration(text) {
  const match = /^(\d+(?:\.\d+)?)(us|ms|s|m)$/.exec(text ?? '');
  if (match === null) {
    return text === '0' ? 0 : null;
  }
  return Math.round(Number(match[1]) * MICROS[match[2]]);
}

/** The shortest text without a fraction for this number of microseconds. */
export function formatDuration(micros) {
  if (micros === 0) {
    return '0';
  }
  const unit = ['m', 's', 'ms'].find((name) => micros % MICROS[name] === 0) ?? 'us';
  return `${micros / MICROS[unit]}${unit}`;
}
