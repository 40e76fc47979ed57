// A lane for every buyer: its name, its current step, its sales, and a button that kills it.
import { html, Component } from '../vendor/htm-preact.js';
import { span } from '../words.js';

/** From this number of buyers on, the lanes take the whole width. */
export const MANY = 14;
const CLOSE = 64;
const LONG_MICROS = 20_000;
const PERCENT = 100;

/** All lanes: with much room for a few buyers, closer together for many. */
export function Lanes({ buyers, tickets, atMicros, isOver, onKill }) {
  const most = Math.max((2 * tickets) / buyers.length, ...buyers.map((buyer) => buyer.sold));
  const sharing = countValues(buyers);
  const room = buyers.length < MANY ? 'roomy' : buyers.length <= CLOSE ? 'close' : 'tiny';
  return html`
    <ol class="lanes" data-room=${room} aria-label="Buyers" tabindex=${room === 'roomy' ? undefined : 0}
      style=${{ '--digits': String(tickets).length }}>
      ${buyers.map(({ name, pid, doing, value, sold, sinceMicros, isKilled }) => html`
        <${Lane} key=${name} ...${{ name, pid, doing, sold, isKilled, isOver, onKill }} value=${value}
          sharers=${value === null || isKilled ? 0 : sharing.get(value)} share=${Math.round((PERCENT * sold) / most)}
          since=${isOver || isKilled || doing !== 'waiting' ? '' : waited(atMicros - sinceMicros)} />`)}
    </ol>`;
}

/** For each count, the number of living buyers that have read it. */
function countValues(buyers) {
  const counts = new Map();
  for (const { value, isKilled } of buyers) {
    if (value !== null && !isKilled) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

const waited = (micros) => (micros > LONG_MICROS ? span(micros) : '');

/** Words for people, if they differ from the words of the server. */
const WORDS = {
  between: 'goes again',
  fenced: 'fenced',
  gaveUp: 'gave up',
  releasing: 'leaving',
  soldOut: 'sold out',
  leaseLost: 'lost its lease',
  tooLate: 'too late',
};

const SHOWN = ['name', 'doing', 'value', 'sold', 'isKilled', 'isOver', 'sharers', 'share', 'since'];

/** One lane. Drawn only when something in it has changed. */
class Lane extends Component {
  shouldComponentUpdate(next) {
    return SHOWN.some((name) => next[name] !== this.props[name]);
  }

  render({ name, pid, doing, value, sold, isKilled, isOver, sharers, share, since, onKill }) {
    const does = isKilled ? 'killed' : doing;
    return html`
      <li class="lane" data-buyer=${name} data-doing=${does} title=${`${name}, pid ${pid}`}>
        <span class="who"><b>${name}</b><small>pid ${pid}</small></span>
        <span class="does">${WORDS[does] ?? does}${since === '' ? '' : html` <small>${since}</small>`}</span>
        <span class="read" data-shared=${sharers > 1}>
          ${value !== null && html`<span class="long">has read </span><b>${value}</b>`}
        </span>
        <span class="share" aria-hidden="true"><i style=${{ width: `${share}%` }}></i></span>
        <span class="sold-count"><b>${sold}</b><small> sold</small></span>
        ${!isOver && html`
          <button type="button" class="kill-button" data-kill=${name} disabled=${isKilled} aria-label=${`Kill ${name}`}
            onClick=${() => onKill(name)}>
            <span class="long">Kill</span><span class="short" aria-hidden="true">✕</span>
          </button>`}
      </li>`;
  }
}
