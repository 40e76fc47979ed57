// The frame of the page: the views as tabs, the theme, the link, and the current place (which the address names).
import { html, useEffect, useMemo, useState } from './vendor/htm-preact.js';
import { MODES, formatFragment, parseFragment } from './address.js';
import { settle } from './form/settings.js';
import { RaceView } from './race/raceview.js';
import { StepView } from './step/stepview.js';
import { RunsView } from './runs/runsview.js';
import { CopyButton } from './copybutton.js';
import { ThemeButton } from './themebutton.js';

const TITLES = { race: 'Race', side: 'Side by side', step: 'Evil scheduler', runs: 'Earlier runs' };
const VIEWS = { race: RaceView, side: RaceView, step: StepView, runs: RunsView };

/** Everything on the page. */
export function App({ catalogue }) {
  const [places, mode, go] = usePlaces(catalogue);
  const View = VIEWS[mode];
  return html`
    <header class="top">
      <span class="brand">Ticketrace</span>
      <nav class="tabs" aria-label="Views">
        ${MODES.map((name) => html`
          <a key=${name} id=${`tab-${name}`} href=${formatFragment(places[name])}
            aria-current=${name === mode ? 'page' : undefined}>${TITLES[name]}</a>`)}
      </nav>
      <div class="tools">
        <${CopyButton} id="copy-link" text=${() => linkTo(places[mode])}>Copy link<//>
        <${ThemeButton} />
      </div>
    </header>
    <main id="view" data-mode=${mode}>
      <${View} key=${mode} mode=${mode} catalogue=${catalogue} place=${places[mode]}
        onPlace=${(change) => go(mode, change)} onVisit=${go} />
    </main>`;
}

/** A link with the settings, and with the id of a finished run, but not of a race that only this server knows. */
function linkTo(place) {
  const ids = place.mode === 'runs' ? place.ids : [];
  return new URL(formatFragment({ ...place, ids }), location.href).href;
}

/** The place of each view, the shown view, and `go(mode, change)`, which changes both and the address. */
function usePlaces(catalogue) {
  const settled = ({ mode, settings, ids }) => ({
    mode,
    ids: ids.slice(0, mode === 'side' ? 2 : 1),
    settings: mode === 'runs' ? {} : settle(catalogue, mode, settings),
  });
  const [state, setState] = useState(() => {
    const target = settled(parseFragment(location.hash));
    const places = Object.fromEntries(MODES.map((name) => [name, settled({ mode: name, settings: {}, ids: [] })]));
    return { mode: target.mode, places: { ...places, [target.mode]: target } };
  });
  const { mode, places } = state;

  useEffect(() => {
    const fragment = formatFragment(places[mode]);
    if (location.hash !== fragment) {
      history.replaceState(null, '', fragment);
    }
    document.title = `${TITLES[mode]} · Ticketrace`;
  }, [state]);

  useEffect(() => {
    const follow = () => {
      const target = settled(parseFragment(location.hash));
      setState((now) => ({ mode: target.mode, places: { ...now.places, [target.mode]: target } }));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const go = useMemo(() => (to, change) => setState((now) => ({
    mode: to,
    places: { ...now.places, [to]: settled({ ...now.places[to], ...change }) },
  })), []);
  return [places, mode, go];
}
