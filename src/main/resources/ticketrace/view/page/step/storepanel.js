// The current contents of the store of a play.
import { html } from '../vendor/htm-preact.js';
import { Numbers } from '../race/numbers.js';
import { listed } from '../words.js';

/** The count and the list of sales. */
export function StorePanel({ play, tickets }) {
  const seats = new Map();
  for (const [seat, seller, letter] of play.sales) {
    seats.set(seat, [...(seats.get(seat) ?? []), letter ?? seller]);
  }
  const killed = play.buyers.filter(({ place }) => place === 'KILLED').length;
  return html`
    <section class="store-panel" aria-label="The store">
      <${Numbers} left=${play.left} sold=${play.sales.length} tickets=${tickets} killed=${killed} isOver=${play.over} />
      <ul class="sales" id="sales">
        ${[...seats].map(([seat, sellers]) => html`<${Sale} key=${seat} seat=${seat} sellers=${sellers} />`)}
      </ul>
    </section>`;
}

function Sale({ seat, sellers }) {
  const isTwice = sellers.length > 1;
  const state = isTwice ? 'twice' : 'sold';
  return html`
    <li data-seat=${seat} data-state=${state}>
      <i class=${`swatch ${state}`}>${isTwice ? `${sellers.length}×` : ''}</i>
      seat ${seat}: ${isTwice ? html`<strong>sold by ${listed(sellers)}</strong>` : `sold by ${sellers[0]}`}
    </li>`;
}
