// The page of one race: puts the sections together and links each to the others.
import { element } from './elements.js';
import { buyersOfSeats, laneOf } from './racedata.js';
import { verdictSection } from './verdict.js';
import { figuresSection } from './figures.js';
import { seatsSection } from './seats.js';
import { momentsSection } from './moments.js';
import { findingsSection } from './findings.js';
import { traceSection } from './trace.js';
import { chartsSection } from './charts.js';
import { barsSection } from './bars.js';
import { promiseSection } from './promise.js';

/** Fills `page` with the report of a race. */
export function showRace(page, race) {
  const lanes = race.lanes.map((lane) => laneOf(lane, race.spanNanos));
  const buyers = buyersOfSeats(lanes);
  const pictures = {};
  const show = (places, seat) => {
    const purchases = places
      .map(([lane, number]) => ({ lane, index: lanes[lane].indexOf(number) }))
      .filter(({ index }) => index >= 0);
    pictures.timeline.highlight(purchases);
    const its = seat ?? (purchases.length > 0 ? lanes[purchases[0].lane].value(purchases[0].index) : 0);
    if (its >= 1 && its <= race.result.settings.tickets) {
      pictures.seats.goTo(its);
    }
    const canvas = document.getElementById('timeline-canvas');
    canvas.focus({ preventScroll: true });
    canvas.scrollIntoView({ block: 'nearest' });
  };
  const seats = seatsSection(race, lanes, buyers);
  const moments = momentsSection(race, lanes, (seat) => {
    if (seat >= 1 && seat <= race.result.settings.tickets) {
      pictures.seats.goTo(seat);
    }
  });
  page.append(
    verdictSection(race),
    figuresSection(race),
    element('div', { class: 'evidence' },
      seats.made,
      element('div', { class: 'beside' },
        findingsSection(race, (index) => show(race.places[index], race.result.findings[index].seat)),
        barsSection(race)),
      moments.made),
    ...[traceSection(race, (lane, number) => show([[lane, number]], null))].filter((section) => section !== null),
    chartsSection(race),
    promiseSection(race));
  pictures.seats = seats.draw();
  pictures.timeline = moments.draw();
  requestAnimationFrame(() => setTimeout(moments.findTrouble)); // after the page is visible
}
