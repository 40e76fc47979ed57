// The holder of the lock, since when it holds it, and what happened to the lock when its holder was killed.
import { html } from '../vendor/htm-preact.js';
import { promiseOf } from '../form/settings.js';
import { are, count, span } from '../words.js';

const IN_THE_MIDDLE = new Set(['inside', 'reading', 'thinking', 'writing', 'recording', 'taking']);

/** The state of the guard now, and a line for each buyer that was killed. */
export function Holding({ race, guard, onKillHolder }) {
  const { phase, holder, kills, isOver, settings } = race;
  const isLock = promiseOf(guard, settings).forbids.includes('OVERLAP');
  const isDead = kills.some((kill) => kill.buyer === holder?.buyer);
  return html`
    <div class="holding" role="group" aria-label="The lock">
      ${!isOver && html`
        <p class="holder" data-holder=${holder?.buyer ?? ''} data-lock=${isLock} data-dead=${isDead}>
          <span>${isLock ? ofLock(race, isDead) : ofNoLock(race)}</span>
          ${isLock && !isDead && html`
            <button type="button" class="kill-button" id="kill-holder-now" disabled=${phase !== 'running'}
              onClick=${onKillHolder}>Kill the holder</button>`}
        </p>`}
      ${kills.map((kill) => html`<${Kill} key=${kill.buyer} kill=${kill} race=${race} />`)}
    </div>`;
}

function ofLock({ holder, atMicros, buyers }, isDead) {
  if (holder === null) {
    return html`<b>The lock is free.</b>`;
  }
  const { name, pid } = buyers.find((buyer) => buyer.name === holder.buyer);
  const since = html`<b>${span(atMicros - holder.sinceMicros)}</b>`;
  return isDead
    ? html`† <b>${name}</b> (pid ${pid}) is dead and still holds the lock, for ${since}`
    : html`<b>${name}</b> (pid ${pid}) holds the lock, for ${since}`;
}

function ofNoLock({ buyers }) {
  const inside = buyers.filter(({ doing }) => IN_THE_MIDDLE.has(doing)).length;
  return html`<b>No lock keeps buyers apart:</b> ${count(inside, 'buyer')} ${are(inside)} in the middle of buying.`;
}

function Kill({ kill, race }) {
  const { buyer, held, freedMicros } = kill;
  const freed = held ? (freedMicros === null ? 'no' : 'yes') : 'none';
  return html`
    <p class="kill" data-killed=${buyer} data-held=${String(held)} data-freed=${freed}>
      <span class="cross" aria-hidden="true">†</span> <b>${buyer}</b> was killed${where(kill)}${becameOfLock(kill, race)}
    </p>`;
}

const where = ({ step, stepEnded }) => (step === null ? '' : ` ${stepEnded ? 'after' : 'in'} ${step}`);

function becameOfLock({ held, atMicros: killedAt, freedMicros, next }, { atMicros, isOver }) {
  if (held === null) {
    return '.';
  }
  if (!held) {
    return killedAt === null ? ', without the lock.' : ` at ${span(killedAt)}, without the lock.`;
  }
  if (killedAt === null) {
    return ' while it held the lock.';
  }
  if (freedMicros === null) {
    return html` while it held the lock. <strong>It ${isOver ? 'was never' : 'is not'} freed</strong>:
      ${' '}no buyer ${isOver ? 'got' : 'gets'} it, for ${span(atMicros - killedAt)}${isOver ? '' : ' now'}.`;
  }
  const soon = freedMicros > killedAt ? `within ${span(freedMicros - killedAt)}` : 'at once';
  return html` while it held the lock. <b>It was freed</b>${next === null ? '.' : `: ${next} had it ${soon}.`}`;
}
