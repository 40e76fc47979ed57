// The turns of a schedule, one below the other, with a column for each buyer.
import { element, section, table } from './elements.js';

/** The section; calls `onTurn(lane, purchase)` when the reader chooses a step. Null for a race without a schedule. */
export function traceSection(race, onTurn) {
  if (race.trace === null) {
    return null;
  }
  const buyers = Math.max(...race.trace.map(({ buyer }) => buyer)) + 1;
  const step = ({ says, lane, purchase }, kind) => element('button',
    { type: 'button', class: kind, onclick: () => onTurn(lane, purchase) }, says);
  return section('trace', 'The schedule, turn by turn',
    element('p', { class: 'command' }, 'Schedule: ', element('code', { id: 'schedule' }, race.result.settings.schedule)),
    turnTable('Turns of the schedule, a column for each buyer', race.trace, letters(buyers), step));
}

/** The letters of so many buyers. */
export function letters(buyers) {
  return Array.from({ length: buyers }, (none, buyer) => String.fromCharCode(65 + buyer));
}

/** Turns, one below the other; `makeStep(row, kind)` makes the element of a step that a buyer took. */
export function turnTable(caption, rows, columns, makeStep = ({ says }, kind) => element('span', { class: kind }, says)) {
  const made = table(caption, ['Turn', ...columns], rows.map((row, at) => {
    const cells = columns.map(() => '');
    cells[row.buyer] = row.step === null
      ? element('span', { class: row.says === 'KILLED' ? 'step killed' : 'step aside' }, row.says)
      : makeStep(row, `step ${row.step.toLowerCase()}`);
    return [`${at + 1}  ${row.turn}`, ...cells];
  }));
  made.classList.add('turns');
  return made;
}
