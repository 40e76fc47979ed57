// One buyer of a play: its state, what it has read and sold, and the buttons that move it.
import { html } from '../vendor/htm-preact.js';
import { listed } from '../words.js';
import { otherTurn } from './play.js';

/** The column of a buyer. The first buyer has key 1. */
export function Stepper({ buyer, index, isFinished, moves }) {
  const { letter, name, pid, place, read, sold, offered, blocked } = buyer;
  return html`
    <section class="stepper" data-letter=${letter} data-place=${place} data-blocked=${blocked}
      aria-label=${`Buyer ${letter}`}>
      <h2><b>${letter}</b> <small><span>${name}</span> <span>pid ${pid}</span></small></h2>
      <dl>
        <div><dt>has read</dt><dd data-read>${read ?? '–'}</dd></div>
        <div><dt>sold</dt><dd data-sold>${seats(buyer)}</dd></div>
      </dl>
      <p class="buyer-state">${buyerState(buyer)}</p>
      ${!isFinished && html`
        <div class="moves">
          <button type="button" class="step-button" data-step=${letter} aria-disabled=${!offered}
            onClick=${() => moves.step(letter)}>
            <kbd aria-hidden="true">${index + 1}</kbd> ${letter} ${offered ? does(buyer) : 'cannot move'}</button>
          <button type="button" class="kill-button" data-other=${letter} aria-disabled=${otherTurn(buyer) === null}
            onClick=${() => moves.other(letter)}>
            ${place === 'KILLED' ? `Start ${letter} anew` : `Kill ${letter}`}
          </button>
        </div>`}
    </section>`;
}

const isWaiting = (place) => place === 'WAITING' || place === 'REFUSED';

/** What the buyer's next step will do. */
function does({ step, value, place, inside }) {
  if (inside !== null) {
    return html`does <b>${inside}</b>`;
  }
  if (isWaiting(place)) {
    return 'tries again';
  }
  const number = value ?? 0;
  const words = {
    ACQUIRE: 'asks for the lock',
    READ: 'reads the count',
    STILL_HELD: 'asks whether its lease still runs',
    WRITE: `writes ${number - 1}`,
    COMPARE_AND_SET: `writes ${number - 1} if it is still ${number}`,
    TAKE: 'takes a ticket',
    RECORD: `sells seat ${number}`,
    RELEASE: 'releases the lock',
  };
  return words[step] ?? step;
}

/** The seats that the buyer has sold, and the one whose sale is recorded and not committed. */
function seats({ sold, uncommitted }) {
  const all = uncommitted === null ? sold : [...sold, `${uncommitted} (not committed)`];
  return all.length === 0 ? '–' : html`seat ${listed(all)}`;
}

/** Why a buyer has ended. */
const REASONS = {
  SOLD_OUT: 'sold out',
  QUOTA: 'it has enough',
  TIME_LIMIT: 'it gave up waiting',
  DEADLOCK: 'nobody would free the guard',
  INTERRUPTED: 'it was stopped',
};

function buyerState({ place, step, inside, reason, blocked, blockedBy, blockedByDead }) {
  if (place === 'ENDED') {
    return html`<b>has ended</b>: ${REASONS[reason] ?? reason}`;
  }
  if (place === 'KILLED') {
    return html`<b>† killed</b>`;
  }
  if (place === 'SLEEPING') {
    return html`<b>sleeps</b> in <b data-inside>${inside}</b>`;
  }
  if (blocked) {
    const are = blockedByDead ? 'died inside' : `${blockedBy.length === 1 ? 'is' : 'are'} inside`;
    return html`<b>is blocked</b> in ${step}${blockedBy.length > 0 && html`: <b>${listed(blockedBy)}</b> ${are}`}`;
  }
  if (inside !== null) {
    return html`is inside <b>${step}</b>, before <b data-inside>${inside}</b>`;
  }
  return html`${isWaiting(place) ? 'waits in' : 'stands before'} <b>${step}</b>`;
}
