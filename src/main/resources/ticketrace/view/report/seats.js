// The seat map, its legend, and the words for the seat under the pointer.
import { button, drawnInTime, element, inWords, readout, section, table } from './elements.js';
import { countStates, eachRun } from './racedata.js';
import { countWords, listWords, numberWords } from './words.js';
import { SeatMap } from './seatmap.js';

const STATE_WORDS = {
  free: 'not sold', sold: 'sold', twice: 'sold twice or more', vanished: 'vanished', unknown: 'unknown',
};
const STATE_SIGNS = { free: '', sold: '', twice: '2×', vanished: 'V', unknown: '?' };
const MOST_ROWS = 500;
const MOST_NAMES = 8;
const SEAT_HINT = 'Point at a seat. Arrows go from seat to seat, N to the next one with which something is wrong; + and −'
  + ' zoom.';

/** The numbers of seats in each state, in a sentence. */
export function seatsSentence(counts, tickets) {
  const parts = ['sold', 'twice', 'vanished', 'unknown', 'free']
    .filter((state) => counts[state] > 0)
    .map((state) => `${numberWords(counts[state])} ${STATE_WORDS[state]}`);
  return `Of ${countWords(tickets, 'seat')}: ${listWords(parts)}.`;
}

/** The legend, with the number of seats in each state; of the states that do not occur, it shows only sold and twice. */
export function legend(counts) {
  return element('ul', { class: 'legend' },
    ['sold', 'twice', 'vanished', 'unknown', 'free']
      .filter((state) => counts[state] > 0 || state === 'sold' || state === 'twice')
      .map((state) => element('li', { 'data-state': state, 'data-count': counts[state] },
        element('span', { class: `key ${state}`, 'aria-hidden': 'true' }, STATE_SIGNS[state]),
        ` ${STATE_WORDS[state]}: `, element('b', {}, numberWords(counts[state])))));
}

/**
 * Fills a canvas with the seats of a race; `onSeat` is the one of SeatMap. `times` has the number of sales of each seat
 * that was sold more than once, `buyers` maps seats to indexes of lanes.
 */
export function drawSeats(canvas, { code, tickets, times, buyers = new Map(), onSeat }) {
  canvas.style.height = `${SeatMap.heightFor(tickets, canvas.clientWidth)}px`;
  const map = drawnInTime((onChange) => new SeatMap(canvas, { tickets, onSeat, onChange }));
  let again = 0;
  eachRun(code, (from, to, state) => {
    for (let seat = from; state !== 'free' && seat <= to; seat++) {
      map.set(seat, { state, buyers: buyers.get(seat), times: state === 'twice' && times !== null ? times[again++] : 0 });
    }
  });
  map.draw();
  return map;
}

/** The section with the map; call `draw()` once it is on the page. */
export function seatsSection(race, lanes, buyers) {
  const { tickets } = race.result.settings;
  const counts = countStates(race.seats);
  const sentence = seatsSentence(counts, tickets);
  const under = readout('seat-readout', SEAT_HINT);
  const canvas = element('canvas', {
    id: 'seat-map', role: 'application', 'aria-roledescription': 'seat map', 'aria-label': sentence,
    'aria-describedby': under.hint.id,
  });
  let map;
  const tell = (seat) => under.tell(seat === null ? null : seatWords(map, seat, lanes, race.isWhole));
  const made = section('seats', 'The seats',
    legend(counts),
    under.line,
    under.hint,
    element('div', { class: 'picture' },
      canvas,
      element('div', { class: 'tools' },
        button('seats-in', '+', 'Zoom into the seats', () => map.zoom(2)),
        button('seats-out', '−', 'Zoom out of the seats', () => map.zoom(0.5)),
        button('seats-all', 'All', 'All seats', () => map.reset()))),
    inWords('seats', sentence, () => seatTable(race.seats, lanes, buyers)));
  const draw = () => {
    map = drawSeats(canvas, { code: race.seats, tickets, times: race.times, buyers, onSeat: tell });
    return map;
  };
  return { made, draw };
}

/** The state of the seat under the pointer, and of the other seats in its square. */
export function seatWords(map, seat, lanes, whole = true) {
  const square = map.squareOf(seat);
  const { state, buyers, times } = map.get(seat);
  const others = !whole && state === 'twice' ? ', among others' : '';
  const who = buyers.length === 0 ? '' : `${others} by ${someNames([...new Set(buyers)].map((lane) => lanes[lane].name))}`;
  const became = times > 1 ? `sold ${times} times` : STATE_WORDS[state];
  const one = `Seat ${numberWords(seat)}: ${became}${who}.`;
  if (square.seats === 1) {
    return one;
  }
  const inIt = Object.entries(square.counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${numberWords(count)} ${STATE_WORDS[name]}`);
  return `${one} The square stands for ${numberWords(square.seats)} seats: ${listWords(inIt)}. Zoom in to see each.`;
}

function someNames(names) {
  const more = names.length - MOST_NAMES;
  return listWords(more > 1 ? [...names.slice(0, MOST_NAMES), `${more} others`] : names);
}

/** A table of the seats: single ones if they are not free or sold once, the others in runs. */
function seatTable(code, lanes, buyers) {
  const rows = [];
  let left = 0;
  eachRun(code, (from, to, state) => {
    const single = state === 'twice' || state === 'vanished' || state === 'unknown';
    for (let seat = from; seat <= to; seat = single ? seat + 1 : to + 1) {
      if (rows.length < MOST_ROWS) {
        const who = single ? (buyers.get(seat) ?? []).map((lane) => lanes[lane].name).join(', ') : '';
        rows.push([single || from === to ? numberWords(seat) : `${numberWords(from)} to ${numberWords(to)}`,
          STATE_WORDS[state], who]);
      } else {
        left++;
      }
    }
  });
  const more = left === 0 ? '' : `, the first ${MOST_ROWS} rows; ${numberWords(left)} more are in the run's folder`;
  return table(`Seats and their states${more}`, ['Seats', 'State', 'Sold by'], rows);
}
