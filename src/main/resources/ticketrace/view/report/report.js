// Starts the page: reads the data and shows the report of a race or of a comparison.
import { element } from './elements.js';
import { printLight, themeButton } from './theme.js';
import { showRace } from './racepage.js';
import { showComparison } from './comparisonpage.js';

const data = JSON.parse(document.getElementById('data').textContent);
const shown = data.race ?? data.comparison;
const page = element('main', {});

document.getElementById('report').append(
  element('header', {},
    element('p', { class: 'brand' }, 'Ticketrace'), element('p', { id: 'title' }, shown.title), themeButton()),
  page,
  element('footer', {}, element('p', {}, data.race === undefined
    ? 'Every number comes from real processes, and from the evidence they left.'
    : `Every number comes from real processes, and from the evidence they left in ${shown.result.folder}.`)));
if (data.race === undefined) {
  showComparison(page, shown);
} else {
  showRace(page, shown);
}
printLight();
document.documentElement.dataset.ready = 'true';
