// The two numbers that must add up: the tickets left according to the store, and the sales.
import { html } from '../vendor/htm-preact.js';
import { are, count, grouped } from '../words.js';

const PERCENT = 100;

/** Left and sold, in large digits; their sum compared with the number of tickets, in words and as a bar. */
export function Numbers({ left, sold, tickets, killed = 0, isOver = false }) {
  const sum = (left ?? 0) + sold;
  const agreement = sum > tickets ? 'over' : sum < tickets ? 'under' : 'agree';
  const places = String(tickets).length + 1; // room for one more digit, so that nothing moves when a number grows
  return html`
    <div class="numbers" role="group" aria-label="Left and sold" data-agreement=${agreement} data-over=${isOver}
      style=${{ '--places': places }}>
      <div class="number left">
        <b data-number="left">${left === null ? '?' : grouped(left)}</b><span>left in the store</span>
      </div>
      <div class="number sold"><b data-number="sold">${grouped(sold)}</b><span>sold</span></div>
      <div class="number of">
        <b data-number="tickets">${grouped(tickets)}</b><span>${tickets === 1 ? 'ticket' : 'tickets'} in all</span>
      </div>
      <p class="sum" data-sum>${words({ left: left ?? 0, sold, tickets, killed, isOver })}</p>
      <${Bar} ...${{ left: left ?? 0, sold, tickets }} />
    </div>`;
}

function words({ left, sold, tickets, killed, isOver }) {
  const sum = left + sold;
  const addition = `${grouped(left)} left + ${grouped(sold)} sold = ${grouped(sum)}`;
  if (sum > tickets) {
    return html`${addition},
      <strong>but there ${are(tickets)} only ${count(tickets, 'ticket')}: ${grouped(sum - tickets)} too many!</strong>`;
  }
  if (sum === tickets) {
    return html`${addition} <span class="fine">✓ it adds up</span>`;
  }
  const missing = tickets - sum;
  if (isOver || killed > 0) {
    const where = killed > 0 ? ', perhaps lost with a killed buyer' : '';
    return html`${addition}: <strong>${count(missing, 'ticket')} ${are(missing)} missing${where}</strong>`;
  }
  return html`${addition}, ${missing} being sold`;
}

/** Sold, left, and the excess of both, beside a mark for the number of tickets. */
function Bar({ left, sold, tickets }) {
  const whole = Math.max(tickets, left + sold);
  const share = (part) => ({ width: `${(PERCENT * part) / whole}%` });
  return html`
    <div class="sum-bar" aria-hidden="true">
      <i class="part-sold" style=${share(Math.min(sold, tickets - left))}></i>
      <i class="part-left" style=${share(left)}></i>
      <i class="part-none" style=${share(Math.max(0, tickets - left - sold))}></i>
      <i class="part-excess" style=${share(Math.max(0, left + sold - tickets))}></i>
    </div>`;
}
