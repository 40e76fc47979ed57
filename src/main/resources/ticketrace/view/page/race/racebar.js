// The line above a race: its settings, and the buttons that end it or begin another.
import { html, useEffect, useReducer, useRef } from '../vendor/htm-preact.js';
import { tell } from '../api.js';
import { inWords } from '../words.js';

/** While the race runs: Stop. After it: the same again, or other settings. */
export function RaceBar({ races, settings, guard, starting, onAgain, onSetUp, onError }) {
  const over = useAllOver(races);
  const heading = useRef(null);
  useEffect(() => heading.current.focus({ preventScroll: true }), [races]);

  const stop = () => races
    .filter((race) => !race.isOver)
    .forEach((race) => tell(`api/races/${race.id}/stop`).catch((refusal) => onError(refusal.message)));
  return html`
    <div class="race-bar">
      <h1 class="raced" tabindex="-1" ref=${heading}>${inWords(settings, guard)}</h1>
      ${over ? html`
        <button type="button" id="again" onClick=${onAgain} disabled=${starting}>Race again</button>
        <button type="button" id="set-up-again" onClick=${onSetUp}>Change settings</button>` : html`
        <button type="button" id="stop" class="danger" onClick=${stop}>Stop</button>`}
    </div>`;
}

/** Whether all races are over; draws again only when that changes. */
function useAllOver(races) {
  const [, draw] = useReducer((times) => times + 1, 0);
  const over = races.every((race) => race.isOver);
  const shown = useRef(over);
  shown.current = over;
  useEffect(() => {
    const look = () => {
      if (races.every((race) => race.isOver) !== shown.current) {
        draw();
      }
    };
    const stops = races.map((race) => race.listen(look));
    look();
    return () => stops.forEach((stop) => stop());
  }, [races]);
  return over;
}
