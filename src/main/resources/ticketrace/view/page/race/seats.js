// The hall of a race: the seat map, kept up to date, with its legend.
import { html, useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { SeatGrid } from '../../web/seatgrid.js';
import { SeatMap } from '../../web/seatmap.js';
import { listed } from '../words.js';

/** Shows the state of every seat while the race runs. One for each epoch of a race. */
export function Seats({ race }) {
  const canvas = useRef(null);
  const [pointed, setPointed] = useState(null);
  useEffect(() => fill(canvas.current, race, setPointed), []);
  const seat = pointed ?? race.lastTwice;
  return html`
    <figure class="seats">
      <canvas ref=${canvas} class="seat-map" role="application" aria-roledescription="seat map"
        aria-label=${`${race.tickets} seats: ${race.sales.size} sold, ${race.seatsTwice} of them more than once`}>
      </canvas>
      <figcaption>
        <span class="legend" aria-hidden="true">
          ${['free', 'sold', 'twice', 'vanished', 'unknown'].map((state) => html`
            <span key=${state}><i class=${`swatch ${state}`}>${MARKS[state]}</i>${NAMES[state]}</span>`)}
        </span>
        <span class="seat-line" data-seats-twice=${race.seatsTwice} aria-live=${pointed === null ? 'off' : 'polite'}>
          ${seat === null ? 'No seat is sold twice.' : story(race, seat)}</span>
      </figcaption>
    </figure>`;
}

const NAMES = { free: 'free', sold: 'sold', twice: 'sold twice', vanished: 'vanished', unknown: 'unknown' };
const MARKS = { free: '', sold: '', twice: '2×', vanished: 'V', unknown: '?' };

/** Draws seats when they change, at most once a frame; returns a function that ends this. */
function fill(canvas, race, onSeat) {
  let frame = null;
  let drawn = 0;
  const wake = () => {
    frame ??= requestAnimationFrame(draw);
  };
  const map = new SeatMap(canvas, { tickets: race.tickets, onSeat, onChange: wake });
  const draw = () => {
    frame = null;
    for (; drawn < race.changedSeats.length; drawn++) {
      const seat = race.changedSeats[drawn];
      map.set(seat, race.seat(seat));
    }
    map.draw();
  };
  const size = new ResizeObserver(([entry]) => {
    canvas.style.height = `${heightFor(race.tickets, entry.contentRect.width, getComputedStyle(canvas).maxHeight)}px`;
  });
  size.observe(canvas.parentElement);
  const stop = race.listen(wake);
  wake();
  return () => {
    stop();
    size.disconnect();
    cancelAnimationFrame(frame);
  };
}

/** The height that the seats need, within the limit of the style sheet. */
function heightFor(tickets, width, most) {
  const grid = new SeatGrid(tickets);
  grid.resize(width, Number.parseFloat(most));
  return Math.ceil(grid.rows * grid.cell) + 4;
}

function story(race, number) {
  const { state, buyers } = race.seat(number);
  const names = listed([...new Set(buyers.map((index) => race.buyers[index].name))], 6);
  if (state === 'twice') {
    return html`<strong>Seat ${number} was sold ${buyers.length} times:</strong> by ${names}.`;
  }
  return `Seat ${number}: ${state === 'sold' ? `sold by ${names}` : NAMES[state]}.`;
}
