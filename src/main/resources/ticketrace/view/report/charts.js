// The race over time, drawn by uPlot: seats a second, and the count beside the tickets less sales.
import { element, inWords, section, table } from './elements.js';
import { countWords, numberWords, timeWords } from './words.js';
import { Palette } from './palette.js';
import { tickWords } from './timescale.js';

const CHART_HEIGHT = 300;
const AXIS_FONT = '14px system-ui, sans-serif';

/** The rates of a race, in its equal stretches of time: seconds, different seats a second, seats sold again a second. */
export function rates({ flow }) {
  const seconds = flow.binNanos / 1e9;
  return {
    times: flow.first.map((none, bin) => (bin + 0.5) * seconds),
    first: flow.first.map((sales) => sales / seconds),
    again: flow.again.map((sales) => sales / seconds),
  };
}

/** The tickets left and the sales at the end of each stretch of time. */
function counts({ flow, result }) {
  const seconds = flow.binNanos / 1e9;
  const { tickets } = result.settings;
  let left = tickets;
  let sold = 0;
  const said = [tickets];
  const real = [tickets];
  flow.left.forEach((written, bin) => {
    left = written ?? left;
    sold += flow.first[bin] + flow.again[bin];
    said.push(left);
    real.push(tickets - sold);
  });
  return { times: said.map((none, bin) => bin * seconds), said, real };
}

/** A chart in a box, drawn again when its width or the colours change. `make(palette)` gives series, bands and scales. */
export function chart(id, label, data, make) {
  const box = element('div', { class: 'chart', id, role: 'img', 'aria-label': label });
  const draw = () => {
    if (box.clientWidth === 0) {
      return;
    }
    const { series, scales = {}, axes = [] } = make(palette);
    const axis = (more) => ({
      stroke: palette.of('soft'), grid: { stroke: palette.of('line'), width: 1 }, ticks: { stroke: palette.of('line') },
      font: AXIS_FONT, size: axisWidth, ...more,
    });
    box.replaceChildren();
    new uPlot({
      width: box.clientWidth,
      height: CHART_HEIGHT,
      cursor: { y: false },
      legend: { live: true },
      scales: { x: { time: false }, ...scales },
      axes: [
        axis({ size: 34, space: 90, values: timeTicks }),
        axis({ values: (plot, ticks) => ticks.map(numberWords), ...axes }),
      ],
      series: [{ label: 'time', value: (plot, time) => (time === null ? '–' : timeWords(time * 1e9)) }, ...series],
    }, data, box);
  };
  const palette = new Palette(document.documentElement, draw);
  new ResizeObserver(draw).observe(box);
  return box;
}

/** Room for the longest number on an axis. */
function axisWidth(plot, labels) {
  return 22 + 9 * Math.max(3, ...(labels ?? []).map((label) => label.length));
}

function timeTicks(plot, ticks) {
  const step = ticks.length < 2 ? 1 : ticks[1] - ticks[0];
  return ticks.map((tick) => tickWords(tick * 1e9, step * 1e9));
}

/** The lines of a chart of rates. */
export function rateSeries(palette, again) {
  const value = (plot, rate) => (rate === null ? '–' : `${numberWords(Math.round(rate))} a second`);
  const series = [{
    label: 'different seats', value, stroke: palette.of('sold'), fill: `${palette.of('sold')}40`, width: 2.5,
    points: { show: false },
  }];
  if (again) {
    series.push({
      label: 'sold again', value, stroke: palette.of('twice'), width: 2.5, dash: [8, 4], points: { show: false },
    });
  }
  return series;
}

/** The section with both charts. */
export function chartsSection(race) {
  const rate = rates(race);
  const again = rate.again.some((each) => each > 0);
  const count = counts(race);
  const { result } = race;
  const apart = count.said.findIndex((said, bin) => said !== count.real[bin]);
  const rateWords = `${numberWords(Math.round(result.rate))} different seats a second were sold on average`
    + `${again ? `; ${countWords(race.flow.again.reduce((sum, sales) => sum + sales, 0), 'sale')} went to seats already sold` : ''}.`;
  const countSentence = result.sold === result.settings.tickets - (result.remaining ?? 0)
    ? 'The count fell by one for each sale, to the end.'
    : `${countWords(result.sold, 'ticket')} sold, but the count says that ${numberWords(result.remaining)} of ${
      numberWords(result.settings.tickets)} are left${apart > 0 ? `; they differ within ${timeWords(count.times[apart] * 1e9)}` : ''}.`;
  return section('flow', 'The race over time',
    element('div', { class: 'pair' },
      result.rate === null ? null : element('div', {},
        element('h3', {}, 'Seats sold a second'),
        chart('throughput', rateWords, [rate.times, rate.first, ...(again ? [rate.again] : [])],
          (palette) => ({ series: rateSeries(palette, again), scales: { y: { range: (plot, low, high) => [0, high * 1.1 || 1] } } })),
        inWords('throughput', rateWords, () => table('Seats sold a second', ['Time', 'Different seats', 'Sold again'],
          rate.times.map((time, bin) => [timeWords(time * 1e9), numberWords(Math.round(rate.first[bin])),
            numberWords(Math.round(rate.again[bin]))])))),
      element('div', {},
        element('h3', {}, 'Tickets left: what the count said, and what was true'),
        chart('count', countSentence, [count.times, count.said, count.real], (palette) => ({
          series: [
            { label: 'the count', stroke: palette.of('ink'), width: 2.5, points: { show: false }, value: ticketsValue },
            { label: 'tickets less sales', stroke: palette.of('twice'), width: 2.5, dash: [8, 4], points: { show: false }, value: ticketsValue },
          ],
        })),
        inWords('count', countSentence, () => table('Tickets left', ['Time', 'The count', 'Tickets less sales'],
          count.times.map((time, bin) => [timeWords(time * 1e9), numberWords(count.said[bin]), numberWords(count.real[bin])]))))));
}

function ticketsValue(plot, tickets) {
  return tickets === null ? '–' : numberWords(tickets);
}
