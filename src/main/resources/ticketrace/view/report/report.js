// Starts the page: reads the data and shows the report of a race, of a comparison or of an exploration.
import { element } from './elements.js';
import { printLight, themeButton } from './theme.js';
import { showRace } from './racepage.js';
import { showComparison } from './comparisonpage.js';
import { showExploration } from './explorationpage.js';

const data = JSON.parse(document.getElementById('data').textContent);
const shown = data.race ?? data.comparison ?? data.exploration;
const folder = data.race === undefined ? shown.folder : shown.result.folder;
const page = element('main', {});

document.getElementById('report').append(
  element('header', {},
    element('p', { class: 'brand' }, 'Ticketrace'), element('p', { id: 'title' }, shown.title), themeButton()),
  page,
  element('footer', {}, element('p', {}, folder === undefined
    ? 'Every number comes from real processes, and from the evidence they left.'
    : `Every number comes from real processes, and from the evidence they left in ${folder}.`)));
if (data.race !== undefined) {
  showRace(page, shown);
} else if (data.comparison !== undefined) {
  showComparison(page, shown);
} else {
  showExploration(page, shown);
}
printLight();
document.documentElement.dataset.ready = 'true';
