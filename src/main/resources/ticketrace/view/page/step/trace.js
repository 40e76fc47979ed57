// The turns so far: one line each, in the column of the buyer that took the turn.
import { html, useEffect, useRef } from '../vendor/htm-preact.js';

const KINDS = { '!': 'KILL', '+': 'RESPAWN' };
const TIME = 'T';

/** The schedule as a table, in the order of time from top to bottom. */
export function Trace({ buyers, turns }) {
  const scroller = useRef(null);
  useEffect(() => {
    scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [turns.length]);
  return html`
    <div class="trace" ref=${scroller} tabindex="0" role="region" aria-label="The turns so far">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="unseen">Turn</span></th>
            ${buyers.map(({ letter }) => html`<th key=${letter} scope="col">${letter}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${turns.map(({ turn, step, words }, row) => html`
            <tr key=${row} data-turn=${turn}>
              <th scope="row">${row + 1}</th>
              ${turn === TIME ? html`
                <td colspan=${buyers.length}><span class="turn" data-kind="TIME">${words}</span></td>`
              : buyers.map(({ letter }) => html`
                <td key=${letter}>
                  ${turn.endsWith(letter) && html`
                    <span class="turn" data-kind=${KINDS[turn[0]] ?? step}>${words}</span>`}
                </td>`)}
            </tr>`)}
        </tbody>
      </table>
      ${turns.length === 0 && html`<p class="no-turns">Nothing has happened yet. Let a buyer take a step.</p>`}
    </div>`;
}
