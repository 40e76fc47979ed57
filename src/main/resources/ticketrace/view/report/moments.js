// The timeline, and the words for the purchase under the pointer.
import { button, drawnInTime, element, inWords, readout, section, table } from './elements.js';
import { countWords, numberWords, purchaseWords, timeWords } from './words.js';
import { PARTS } from './lane.js';
import { Timeline } from './timeline.js';

const PART_WORDS = {
  wait: 'waits for the guard', read: 'reads', think: 'thinks', write: 'writes', record: 'records the sale',
};

const MOMENT_HINT = 'Point at a purchase. Left and right go from purchase to purchase, up and down from buyer to buyer, Enter'
  + ' finds the seat; + and − zoom, 0 shows all. With the mouse: drag, and turn the wheel once you have clicked.';

/** The section with the timeline; call `draw()` once it is on the page. Calls `onChoose(seat)` with the chosen seat. */
export function momentsSection(race, lanes, onChoose) {
  const under = readout('moment-readout', MOMENT_HINT);
  const sentence = `${countWords(lanes.length, 'buyer')} made ${
    countWords(lanes.reduce((sum, lane) => sum + lane.made, 0), 'purchase')} in ${timeWords(race.spanNanos)}${deaths(lanes)}.`;
  const canvas = element('canvas', {
    id: 'timeline-canvas', role: 'application', 'aria-roledescription': 'timeline', 'aria-label': sentence,
    'aria-describedby': under.hint.id,
  });
  const trouble = element('p', { id: 'trouble' });
  let timeline;
  const made = section('timeline', 'Who did what, when',
    partLegend(race),
    race.isWhole ? null : element('p', { id: 'excerpt', class: 'note' }, excerptWords(lanes)),
    race.trace === null ? null : element('p', { class: 'note' },
      'A stepped buyer stands still between its steps: a bar lasts until the schedule chose its next step.'),
    under.line,
    under.hint,
    element('div', { class: 'picture' },
      canvas,
      element('div', { class: 'tools' },
        button('time-in', '+', 'Zoom into the timeline', () => timeline.zoom(2)),
        button('time-out', '−', 'Zoom out of the timeline', () => timeline.zoom(0.5)),
        button('time-all', 'All', 'All of the race', () => timeline.reset()))),
    trouble,
    inWords('timeline', sentence, () => laneTable(lanes)));
  const draw = () => {
    canvas.style.height = `${Timeline.heightFor(lanes.length)}px`;
    timeline = drawnInTime((onChange) => new Timeline(canvas, {
      lanes,
      to: race.spanNanos,
      onPurchase: (purchase) => {
        under.tell(purchase === null ? null : purchaseWords(lanes[purchase.lane], purchase.index));
      },
      onChoose: ({ lane, index }) => onChoose(lanes[lane].value(index)),
      onChange,
    }));
    timeline.draw();
    return timeline;
  };
  const findTrouble = () => {
    trouble.textContent = troubleWords(timeline.findTrouble(), race.isWhole);
  };
  return { made, draw, findTrouble };
}

function deaths(lanes) {
  const dead = lanes.filter((lane) => lane.died).map((lane) => lane.name);
  return dead.length === 0 ? '' : `; ${dead.join(', ')} died`;
}

function excerptWords(lanes) {
  const made = lanes.reduce((sum, lane) => sum + lane.made, 0);
  const here = lanes.reduce((sum, lane) => sum + lane.count, 0);
  return `Of ${countWords(made, 'purchase')}, ${numberWords(here)} are on this page one by one: those around the findings,`
    + ' and at both ends of the race. For the others it shows only how the time was spent.';
}

function troubleWords({ overlaps, clashes, grants }, whole) {
  const words = [];
  const here = whole ? '' : ' among the purchases on this page';
  if (clashes.length > 0) {
    words.push(`${countWords(clashes.length, 'count')} read by several who all wrote the same next one${here}: zoom in, and`
      + ' a dashed line joins the reads, a solid line the writes.');
  }
  if (overlaps.length > 0) {
    words.push(`${countWords(overlaps.length, 'stretch').replace('stretchs', 'stretches')} of time with two or more inside`
      + ` the guard at once${here}, in red below the bars.`);
  }
  if (grants.ended > 0) {
    words.push(`${countWords(grants.ended, 'grant')} had ended while the buyer was still inside${here}: a dashed line shows when`
      + ' the next one was given.');
  }
  if (grants.stale > 0) {
    words.push(`${countWords(grants.stale, 'stale write')}${here}, in red: a newer grant had used the count before.`);
  }
  return words.join(' ');
}

function partLegend(race) {
  const guarded = race.result.waitMicros !== null;
  const parts = [...PARTS].reverse().filter((part) => guarded || part !== 'wait');
  const keys = parts.map((part) => element('li', {},
    element('span', { class: `bar ${part}`, 'aria-hidden': 'true' }), ` ${PART_WORDS[part]}`));
  if (guarded) {
    keys.push(element('li', {}, element('span', { class: 'bar inside', 'aria-hidden': 'true' }), ' inside the guard'));
  }
  if (race.result.overlaps > 0) {
    keys.push(element('li', {}, element('span', { class: 'bar overlap', 'aria-hidden': 'true' }), ' two inside at once'));
  }
  if (race.lanes.some((lane) => lane.pauses.length > 0)) {
    keys.push(element('li', {}, element('span', { class: 'bar pause', 'aria-hidden': 'true' }), ' stopped'));
  }
  if (race.result.staleWrites > 0) {
    keys.push(element('li', {}, element('span', { class: 'bar stale', 'aria-hidden': 'true' }), ' stale write'));
  }
  return element('ul', { class: 'legend' }, keys);
}

/** What each buyer did, added up. */
function laneTable(lanes) {
  return table('What each buyer did', ['Buyer', 'Process', 'Purchases', 'Waited', 'Thought', 'Read, wrote, recorded', 'Ended'],
    lanes.map((lane) => {
      const spent = new Array(PARTS.length).fill(0);
      for (let index = 0; index < lane.count; index++) {
        lane.parts(index, (part, from, to) => {
          spent[part] += to - from;
        });
      }
      const of = (part) => spent[PARTS.indexOf(part)];
      return [lane.name, String(lane.pid), numberWords(lane.made), timeWords(of('wait')), timeWords(of('think')),
        timeWords(of('read') + of('write') + of('record')), lane.died ? 'died' : 'in order'];
    }));
}
