// The turns of a schedule, one below the other, with a column for each buyer.
import { element, section, table } from './elements.js';

/** The section; calls `onTurn(lane, purchase)` when the reader chooses a step. Null for a race without a schedule. */
export function traceSection(race, onTurn) {
  if (race.trace === null) {
    return null;
  }
  const buyers = Math.max(...race.trace.map(({ buyer }) => buyer)) + 1;
  const letters = Array.from({ length: buyers }, (none, buyer) => String.fromCharCode(65 + buyer));
  const rows = race.trace.map(({ turn, buyer, says, step, lane, purchase }, at) => {
    const cells = letters.map(() => '');
    cells[buyer] = step === null
      ? element('span', { class: says === 'KILLED' ? 'step killed' : 'step aside' }, says)
      : element('button', { type: 'button', class: `step ${step.toLowerCase()}`, onclick: () => onTurn(lane, purchase) }, says);
    return [`${at + 1}  ${turn}`, ...cells];
  });
  return section('trace', 'The schedule, turn by turn',
    element('p', { class: 'command' }, 'Schedule: ', element('code', { id: 'schedule' }, race.result.settings.schedule)),
    table('Turns of the schedule, a column for each buyer', ['Turn', ...letters], rows));
}
