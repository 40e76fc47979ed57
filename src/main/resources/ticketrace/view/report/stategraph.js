// The states of an exploration and the turns between them, as a drawing. A node opens its moment.
import { element, shape } from './elements.js';

const RADIUS = 20;
const HALF_HEIGHT = 18;
const CORNER = 9;
const ARROW = 9;
const LETTER = 10;

/** A small drawing is enlarged to this width, but not more than so much, and not beyond the width of the screen. */
const USUAL_WIDTH = 480;
const MOST_ENLARGED = 1.4;

/** A drawing that is too wide is made smaller, down to this scale; a wider one scrolls. */
const LEAST_SCALE = 0.75;

/** What can still come from a state, in words. */
export const FATE_WORDS = {
  LOST: 'every schedule from here ends VIOLATED',
  OPEN: 'some schedules from here end VIOLATED',
  DOUBTFUL: 'no schedule from here ends VALID or VIOLATED, only DEADLOCK or UNKNOWN',
  SAFE: 'no schedule from here ends VIOLATED, and some end VALID',
};

/**
 * The drawing, in a box that scrolls if the screen is narrow; `onOpen(state)` is called when the reader chooses a node.
 * `open(state)` marks the one that is open; `see(state)` scrolls the box to it.
 */
export function stateGraph({ width, height, states, turns }, onOpen) {
  const lines = turns.map(line);
  const nodes = states.map((state, at) => node(state, at, onOpen));
  const made = shape('svg', {
    id: 'states', viewBox: `0 0 ${width} ${height}`, role: 'group',
    'aria-label': 'The states that the schedules go through, from the beginning at the top',
  },
  shape('defs', {}, Object.keys(FATE_WORDS).map((fate) => arrow(fate.toLowerCase()))), lines, turns.map(label), nodes);
  made.style.minWidth = `${LEAST_SCALE * width}px`;
  made.style.maxWidth = '100%';
  made.style.width = `${width * Math.max(1, Math.min(MOST_ENLARGED, USUAL_WIDTH / width))}px`;
  const open = (at) => {
    const way = [...states[at].way, at];
    nodes.forEach((each, state) => {
      each.classList.toggle('on-the-way', way.includes(state));
      each.setAttribute('aria-current', String(state === at));
    });
    turns.forEach(({ from, to }, turn) => {
      lines[turn].classList.toggle('on-the-way', way.includes(from) && way[way.indexOf(from) + 1] === to);
    });
  };
  const box = element('div', { class: 'drawing' }, made);
  const see = (at) => {
    box.scrollLeft = (states[at].x / width) * made.clientWidth - box.clientWidth / 2;
  };
  return { made: box, open, see };
}

function arrow(fate) {
  return shape('marker', {
    id: `arrow-${fate}`, class: `arrow ${fate}`, viewBox: '0 0 10 10', refX: 1, refY: 5, markerUnits: 'userSpaceOnUse',
    markerWidth: ARROW + 2, markerHeight: ARROW + 2, orient: 'auto',
  }, shape('path', { d: 'M0 0L10 5L0 10z' }));
}

/** The line of a turn. It leaves each point straight up or down. */
function line({ from, to, fate, points }) {
  const ends = points.map(({ x, y }) => [x, y]);
  const last = ends.length - 1;
  const leaves = Math.sign(ends[1][1] - ends[0][1]);
  const comes = Math.sign(ends[last][1] - ends[last - 1][1]);
  ends[0][1] += leaves * HALF_HEIGHT;
  ends[last][1] -= comes * (RADIUS + ARROW + 2);
  const curve = ends.slice(1).map(([x, y], at) => {
    const [fromX, fromY] = ends[at];
    const middle = (fromY + y) / 2;
    return `C${fromX} ${middle} ${x} ${middle} ${x} ${y}`;
  });
  const kind = fate.toLowerCase();
  return shape('path', {
    class: `turn ${kind}`, 'data-from': from, 'data-to': to, 'data-fate': fate,
    d: `M${ends[0].join(' ')}${curve.join('')}`, 'marker-end': `url(#arrow-${kind})`,
  });
}

function label({ label: text, labelAt: { x, y }, fate }) {
  const half = (text.length * LETTER + 6) / 2;
  return shape('g', { class: `turn-label ${fate.toLowerCase()}` },
    shape('rect', { x: x - half, y: y - 11, width: 2 * half, height: 22, rx: 4 }),
    shape('text', { x, y }, text));
}

function node({ x, y, width, fate, end, moment }, at, onOpen) {
  const after = moment.turns.length === 0 ? 'the beginning' : `after ${moment.turns.map(({ turn }) => turn).join(' ')}`;
  const open = () => onOpen(at);
  return shape('g', {
    class: `state ${(end ?? fate).toLowerCase()}`, transform: `translate(${x} ${y})`, role: 'button', tabindex: '0',
    'data-state': at, 'data-fate': fate, 'data-end': end,
    'aria-label': `State ${at}, ${after}: ${end ?? FATE_WORDS[fate]}`,
    onclick: open,
    onkeydown: (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        open();
      }
    },
  }, ...outline(end, width), shape('text', {}, end ?? String(at)));
}

/** The shape of a state: a circle, and one for each kind of end. */
export function outline(end, width) {
  const half = width / 2 - 8;
  const box = (inset, rx) => shape('rect', {
    x: inset - half, y: inset - HALF_HEIGHT, width: 2 * (half - inset), height: 2 * (HALF_HEIGHT - inset), rx,
  });
  const corners = (points) => [shape('polygon', { points: points.map((point) => point.join(',')).join(' ') })];
  switch (end) {
    case null:
      return [shape('circle', { r: RADIUS })];
    case 'VALID':
      return [box(0, HALF_HEIGHT)];
    case 'DEADLOCK':
      return [box(0, 0), box(4, 0)];
    case 'VIOLATED':
      return corners([[-half, -CORNER], [CORNER - half, -HALF_HEIGHT], [half - CORNER, -HALF_HEIGHT], [half, -CORNER],
        [half, CORNER], [half - CORNER, HALF_HEIGHT], [CORNER - half, HALF_HEIGHT], [-half, CORNER]]);
    default:
      return corners([[-half - 4, 0], [12 - half, -HALF_HEIGHT], [half - 12, -HALF_HEIGHT], [half + 4, 0],
        [half - 12, HALF_HEIGHT], [12 - half, HALF_HEIGHT]]);
  }
}

/** What the lines, the letters and the shapes mean. */
export function stateLegend({ states, turns }) {
  const fates = Object.keys(FATE_WORDS).filter((fate) => states.some((state) => state.fate === fate));
  const letters = turns.map(({ label: text }) => text).join(' ');
  const signs = [['A/B', 'a step of A or of B, which differ only in their names', letters.includes('/')],
    ['!A', 'A is killed', letters.includes('!')],
    ['+A', 'a new process takes the place of A', letters.includes('+')],
    ['T', 'time passes', letters.includes('T')]];
  return element('ul', { class: 'legend' },
    fates.map((fate) => element('li', {},
      shape('svg', { class: 'key-line', width: 40, height: 14, 'aria-hidden': 'true' },
        shape('path', { class: `turn ${fate.toLowerCase()}`, d: 'M2 7H38' })), ` ${FATE_WORDS[fate]}`)),
    signs.filter(([, , used]) => used).map(([sign, words]) => element('li', {}, element('code', {}, sign), ` ${words}`)));
}
