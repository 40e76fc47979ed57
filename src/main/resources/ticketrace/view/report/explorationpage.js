// The page of an exploration: its outcomes, its states as a drawing, and the simplest schedule to each outcome.
import { element, section, table } from './elements.js';
import { commandLine, verdictWord } from './verdict.js';
import { figure } from './figures.js';
import { letters, turnTable } from './trace.js';
import { stateGraph, stateLegend } from './stategraph.js';
import { momentPanel } from './momentpanel.js';

/** Fills `page` with the report of an exploration. */
export function showExploration(page, exploration) {
  page.append(
    explorationHead(exploration),
    element('section', { id: 'figures', 'aria-label': 'The numbers in short' },
      element('dl', {}, exploration.figures.map(({ id, number, words, bad }) => figure(id, number, words, bad)))),
    outcomesSection(exploration),
    statesSection(exploration),
    simplestSection(exploration));
}

function explorationHead({ headline, mood, sentences, command }) {
  return element('section', {
    id: 'verdict', class: `several ${mood.toLowerCase()}`, 'data-verdict': mood, 'aria-label': 'Verdict',
  },
  element('h1', {}, element('span', { class: `verdict ${mood.toLowerCase()}` }, headline)),
  element('div', {}, sentences.map((sentence) => element('p', {}, sentence)), commandLine(command)));
}

function outcomesSection({ headings, outcomes }) {
  return section('outcomes', 'What the schedules come to',
    outcomes.length === 0 ? element('p', {}, 'No schedule came to an end.') : table('Each outcome, the worst first', headings,
      outcomes.map(({ numbers, verdict, expectation }) => [...numbers, verdictWord(verdict),
        element('span', { class: `expectation ${expectation.toLowerCase()}` }, expectation)])));
}

function statesSection(exploration) {
  const { drawing, notDrawn, symmetric } = exploration;
  if (drawing === null) {
    return section('graph', 'The states', element('p', { id: 'not-drawn' }, notDrawn));
  }
  const narrow = matchMedia('(max-width: 60rem)');
  const open = (at) => {
    graph.open(at);
    panel.show(at);
  };
  const panel = momentPanel(exploration, (at) => {
    open(at);
    graph.see(at);
    panel.focus();
  });
  const graph = stateGraph(drawing, (at) => {
    open(at);
    if (narrow.matches) {
      panel.made.scrollIntoView({ block: 'start' });
    }
  });
  open(0);
  requestAnimationFrame(() => graph.see(0)); // when its place on the page is known
  return section('graph', 'The states, and the turns between them',
    element('p', { class: 'hint' }, 'Choose a state to see its moment.'),
    stateLegend(drawing),
    symmetric ? element('p', { id: 'changed-places' }, 'Buyers that differ only in their names count once, so a line may lead to a'
      + ' moment in which A and B, for example, have changed places.') : null,
    element('div', { class: 'states-and-moment' }, graph.made, panel.made));
}

function simplestSection({ outcomes, buyers }) {
  const names = letters(buyers.length).map((letter, at) => `${letter}  ${buyers[at]}`);
  return section('simplest', 'The simplest schedule to each outcome',
    element('div', { class: 'outcome-cards' }, outcomes.map(({ what, verdict, simplest, trace }) => element('div', {},
      element('h3', {}, what),
      element('p', {}, verdictWord(verdict), ' ', element('code', {}, simplest)),
      trace.length === 0 ? null : turnTable(`Turns of ${simplest}`, trace, names)))));
}
