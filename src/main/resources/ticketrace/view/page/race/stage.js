// One race on the screen, from the first process to the verdict.
import { html } from '../vendor/htm-preact.js';
import { tell } from '../api.js';
import { GuessTold } from '../form/predict.js';
import { ReadOut } from '../readout.js';
import { useChanges } from './follow.js';
import { Holding } from './holding.js';
import { Lanes, MANY } from './lanes.js';
import { Numbers } from './numbers.js';
import { Seats } from './seats.js';
import { Verdict, verdictInWords } from './verdict.js';

/** A race: numbers, seats, lanes; after its end also the verdict. */
export function Stage({ race, guard, alone, settings, guess, onError }) {
  useChanges(race);
  const { phase, result, buyers } = race;
  const tickets = race.tickets || settings.tickets;
  const kill = (whom) => {
    onError(null);
    tell(`api/races/${race.id}/kill`, whom).catch((refusal) => onError(refusal.message));
  };
  return html`
    <article class="stage" data-race=${race.id} data-guard=${guard.name} data-phase=${phase}
      data-alone=${alone ? 'yes' : 'no'}
      data-many=${buyers.length >= MANY} aria-label=${`The race with guard ${guard.name}`}>
      ${!alone && html`<h2 class="stage-guard">${guard.name}</h2>`}
      ${race.connection !== null && html`<p class="error-line" role="alert">${race.connection}</p>`}
      ${phase === 'failed' && html`<p class="error-line" role="alert">${race.failure}</p>`}
      ${phase === 'waiting' && html`<${GettingReady} ready=${race.readyBuyers} buyers=${settings.buyers} />`}
      ${(phase === 'running' || phase === 'ready' || phase === 'over') && html`
        <${Numbers} left=${result === null ? race.left : result.remaining} sold=${result?.sold ?? race.sold}
          tickets=${tickets} killed=${race.kills.length} isOver=${race.isOver} />`}
      ${result !== null && html`
        <${Verdict} result=${result} guard=${guard} id=${race.id}><${GuessTold} guess=${guess} result=${result} /><//>`}
      ${buyers.length > 0 && html`
        <div class="stage-body">
          <div class="hall">
            <${Seats} key=${race.epoch} race=${race} />
            <${Holding} race=${race} guard=${guard} onKillHolder=${() => kill({ holder: true })} />
          </div>
          <${Lanes} ...${{ buyers, tickets }} atMicros=${race.atMicros} isOver=${race.isOver}
            onKill=${(buyer) => kill({ buyer })} />
        </div>`}
      <${ReadOut} words=${alone ? inWords(race) : `${guard.name}: ${inWords(race)}`} atOnce=${race.isOver} />
    </article>`;
}

function GettingReady({ ready, buyers }) {
  return html`
    <div class="getting-ready">
      <p>${ready} of ${buyers} processes stand at the start line.</p>
      <progress value=${ready} max=${buyers} aria-label="Processes at the start line"></progress>
    </div>`;
}

/** The state of the race for a screen reader. */
function inWords({ phase, left, sold, result }) {
  if (result !== null) {
    return verdictInWords(result);
  }
  return phase === 'running' ? `${left} left in the store, ${sold} sold` : 'Getting ready';
}
