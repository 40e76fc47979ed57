// The page of a comparison: the same race under several guards, side by side on one scale.
import { element, readout, section, table } from './elements.js';
import { countStates } from './racedata.js';
import { countWords, listWords, numberWords, sentenceWords, timeWords } from './words.js';
import { commandLine, racedOn, verdictWord } from './verdict.js';
import { drawSeats, legend, seatWords, seatsSentence } from './seats.js';
import { chart, rateSeries, rates } from './charts.js';
import { barList } from './bars.js';

/** Fills `page` with the comparison. */
export function showComparison(page, comparison) {
  const { races } = comparison;
  const most = {
    seconds: Math.max(...races.map(({ spanNanos }) => spanNanos)) / 1e9,
    rate: Math.max(1, ...races.map((race) => Math.max(...rates(race).first, ...rates(race).again))),
  };
  const cards = races.map((race) => card(race, most));
  page.append(
    headline(comparison),
    section('side-by-side', 'Side by side', element('div', { class: 'bar-grid' }, scales(races)), numbers(races)),
    element('div', { class: 'cards' }, cards.map(({ made }) => made)));
  cards.forEach(({ draw }) => draw());
}

function headline({ races, command, unguarded }) {
  const valid = races.filter(({ result }) => result.verdict === 'VALID').map(({ guard }) => guard);
  const broken = races.filter(({ result }) => !result.asPromised).map(({ guard }) => guard);
  const headlineWords = valid.length === races.length ? 'All guards held'
    : valid.length === 0 ? 'No guard held' : `${valid.length} of ${races.length} guards held`;
  const sentences = [];
  if (valid.length > 0) {
    sentences.push(`Under ${listWords(valid)} every sale is explained and no seat was sold twice.`);
  }
  if (unguarded.length > 0) {
    sentences.push(`${unguarded.length === 1 ? 'Guard' : 'Guards'} ${listWords(unguarded)} ${unguarded.length === 1 ? 'does' : 'do'} not promise to keep buyers apart.`);
  }
  sentences.push(broken.length === 0 ? 'Each did as it promises.' : `Not as promised, or not known: ${listWords(broken)}.`);
  const verdict = broken.length === 0 ? 'valid' : 'violated';
  return element('section', { id: 'verdict', class: `several ${verdict}`, 'aria-label': 'Verdict' },
    element('h1', {}, element('span', { class: `verdict ${verdict}` }, headlineWords)),
    element('div', {}, element('p', { id: 'story' }, sentences.join(' ')), commandLine(command),
      racedOn(races[0])));
}

/** Bars for the most important numbers, each on one scale for all guards. */
function scales(races) {
  const bars = (id, caption, number, words, kind) => barList(id, caption,
    races.map((race) => ({ name: race.guard, number: number(race), words: words(race), kind })));
  return [
    bars('bars-double', 'Seats sold twice or more', ({ result }) => result.doubleBooked,
      ({ result }) => numberWords(result.doubleBooked), 'twice'),
    bars('bars-rate', 'Different seats sold a second', ({ result }) => result.rate ?? 0,
      ({ result }) => (result.rate === null ? 'too few for a rate' : rateWords(result)), 'sold'),
    bars('bars-wait', 'Longest wait for the guard', ({ result }) => result.waitMicros?.max ?? 0,
      ({ result }) => (result.waitMicros === null ? 'no guard to wait for' : timeWords(result.waitMicros.max * 1000)), 'waited'),
  ];
}

function numbers(races) {
  return table('All numbers side by side',
    ['Guard', 'Verdict', 'As promised', 'Sold', 'Oversold', 'Sold twice', 'Lost updates', 'Out of order', 'Tried again',
      'Seats a second', 'Wait, median', 'Wait, 99 %', 'Fairness'],
    races.map(({ guard, result }) => [guard, verdictWord(result.verdict),
      result.asPromised ? 'yes' : result.verdict === 'UNKNOWN' ? 'not known' : 'NO',
      ...[result.sold, result.oversold, result.doubleBooked, result.lostUpdates, result.outOfOrder, result.retries]
        .map(numberWords),
      rateWords(result),
      ...['p50', 'p99'].map((which) => (result.waitMicros === null ? '–' : timeWords(result.waitMicros[which] * 1000))),
      result.evenness === null ? '–' : result.evenness.toFixed(2)]));
}

const rateWords = ({ rate }) => numberWords(rate === null ? null : Math.round(rate));

/** One race: its verdict, its seats, and its pace, on the scales that all races share. */
function card(race, most) {
  const { tickets } = race.result.settings;
  const id = `race-${race.guard.replaceAll(/\W+/g, '-')}`;
  const counts = countStates(race.seats);
  const rate = rates(race);
  const again = rate.again.some((each) => each > 0);
  const under = readout(`${id}-seat`, 'Point at a seat.');
  const canvas = element('canvas', {
    class: 'seats', role: 'application', 'aria-roledescription': 'seat map', 'aria-label': seatsSentence(counts, tickets),
  });
  const made = section(id, race.guard,
    element('p', {}, verdictWord(race.result.verdict)),
    element('p', { class: 'story' }, sentenceWords(race.story)),
    legend(counts),
    canvas,
    under.line,
    ...(race.result.rate === null ? [] : [
      element('h3', {}, 'Seats sold a second'),
      chart(`${id}-throughput`, `${countWords(Math.round(race.result.rate), 'different seat')} a second on average`,
        [rate.times, rate.first, ...(again ? [rate.again] : [])],
        (palette) => ({
          series: rateSeries(palette, again),
          scales: { x: { time: false, range: [0, most.seconds] }, y: { range: [0, most.rate * 1.05] } },
        })),
    ]),
    element('p', {}, element('a', { href: race.page }, `The report of ${race.guard}`)));
  made.dataset.verdict = race.result.verdict;
  const draw = () => {
    const map = drawSeats(canvas, {
      code: race.seats, tickets, times: race.times,
      onSeat: (seat) => under.tell(seat === null ? null : seatWords(map, seat, [])),
    });
  };
  return { made, draw };
}
