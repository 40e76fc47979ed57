// Creates elements of a page, each with one call. Text is always text, never HTML.

/** Creates an element; leaves out attributes that are null or false; attributes that begin with "on" are listeners. */
export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** Creates an element of an SVG drawing. */
export function shape(tag, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== false && value !== undefined) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** A section with a heading. */
export function section(id, heading, ...children) {
  return element('section', { id, 'aria-labelledby': `${id}-heading` },
    element('h2', { id: `${id}-heading` }, heading), ...children);
}

/** A table; the first cell of each row is its heading. Cells are text or elements. */
export function table(caption, headings, rows) {
  return element('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': caption },
    element('table', {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, headings.map((text) => element('th', { scope: 'col' }, text)))),
      element('tbody', {}, rows.map(([first, ...others]) => element('tr', {},
        element('th', { scope: 'row' }, first), others.map((cell) => element('td', {}, cell)))))));
}

/** The contents of a picture in a sentence and, after a click, in a table that is created only then. */
export function inWords(id, sentence, makeTable) {
  const details = element('details', { id: `${id}-table` }, element('summary', {}, 'The same as a table'));
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) {
      details.append(makeTable());
    }
  });
  return element('div', { class: 'in-words' }, element('p', { id: `${id}-words` }, sentence), details);
}

/** A line about the thing under the pointer, or a hint if there is none; `tell(words or null)` changes it. */
export function readout(id, hint) {
  const line = element('p', { id, class: 'readout idle', role: 'status' }, hint);
  const tell = (words) => {
    line.textContent = words ?? hint;
    line.classList.toggle('idle', words === null);
  };
  return { line, tell, hint: element('span', { id: `${id}-hint`, class: 'unseen' }, hint) };
}

/** A button with one action. */
export function button(id, label, title, onclick) {
  return element('button', { type: 'button', id, 'aria-label': title, title, onclick }, label);
}

/** Draws a picture before the next frame, whenever the picture reports a change. */
export function drawnInTime(make) {
  let asked = false;
  const picture = make(() => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        picture.draw();
      });
    }
  });
  return picture;
}
