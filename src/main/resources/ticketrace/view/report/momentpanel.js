// The moment of a state: the schedule that leads there, where each buyer stands, what the store holds.
import { button, element, table } from './elements.js';
import { verdictWord } from './verdict.js';
import { turnTable } from './trace.js';
import { sentenceWords } from './words.js';
import { FATE_WORDS } from './stategraph.js';

/** The panel; `show(state)` fills it; `onOpen(state)` is called when the reader goes on to another state. */
export function momentPanel({ drawing }, onOpen) {
  const made = element('div', { id: 'moment', 'aria-live': 'polite' });
  const show = (at) => {
    const state = drawing.states[at];
    made.dataset.state = at;
    made.replaceChildren(...[
      element('h3', { tabindex: '-1' }, `State ${at}`),
      ...head(state),
      ways(drawing, at, onOpen),
      ...schedule(state.moment),
      buyersTable(state.moment),
      storeLine(state.moment),
    ].filter((part) => part !== null));
  };
  return { made, show, focus: () => made.querySelector('h3').focus() };
}

function head({ end, fate, moment }) {
  return end === null
    ? [element('p', { class: `fate ${fate.toLowerCase()}` }, `${sentenceWords(FATE_WORDS[fate])}.`)]
    : [element('p', { class: 'end' }, verdictWord(end)), element('p', { id: 'ending' }, moment.ending)];
}

/** Buttons that lead to the states before and after this one. */
function ways({ states, turns }, at, onOpen) {
  const back = states[at].way.at(-1);
  const buttons = turns.filter(({ from }) => from === at).map(({ to, label }) => button(null, label, `${label}: go on to state ${to}`,
    () => onOpen(to)));
  return element('p', { class: 'tools' },
    back === undefined ? null : button('back', '← Back', `Back to state ${back}`, () => onOpen(back)),
    buttons.length === 0 ? null : element('span', {}, 'Next turn:'), buttons);
}

function schedule({ turns, buyers }) {
  return turns.length === 0
    ? [element('p', {}, 'The beginning: no turn was taken.')]
    : [turnTable(`The schedule that leads here: ${turns.map(({ turn }) => turn).join(' ')}`, turns,
      buyers.map(({ letter }) => letter))];
}

function buyersTable({ buyers }) {
  return table('Where each buyer stands', ['Buyer', 'Stands', 'Has read', 'Sold'], buyers.map((buyer) => [
    `${buyer.letter}  ${buyer.name}`, buyer.stands, buyer.read === null ? '–' : String(buyer.read), soldWords(buyer)]));
}

function soldWords({ sold, uncommitted }) {
  const seats = sold.map((seat) => `seat ${seat}`);
  return [...seats, ...(uncommitted === null ? [] : [`seat ${uncommitted}, uncommitted`])].join(', ') || '–';
}

function storeLine({ left, sales, alarm }) {
  const list = sales.length === 0 ? 'no sale' : sales.map(({ seat, buyer }) => `seat ${seat} to ${buyer}`).join(', ');
  return element('p', { id: 'in-store' }, `The store: ${left}; ${list}. `,
    alarm === '' ? null : element('strong', { class: 'failure' }, alarm));
}
