// The verdict of the audit on a race and its reasons, in the words of the reports.
import { html } from '../vendor/htm-preact.js';
import { promiseOf } from '../form/settings.js';
import { Stamp } from '../stamp.js';
import { count } from '../words.js';

const SHOWN_FINDINGS = 3;
const EFFECTS = { VIOLATES: 'wrong', LEAVES_UNKNOWN: 'in doubt', NOTES: 'note' };

/** The verdict, the guess beside it (`children`), the findings, and the link to the report. */
export function Verdict({ result, guard, id, children }) {
  const { verdict } = result;
  const [findings, more] = telling(result.findings);
  return html`
    <div class="verdict" role="group" aria-label="The verdict" data-verdict=${verdict}>
      <p class="verdict-line"><${Stamp} verdict=${verdict} /> ${result.headline}</p>
      ${children}
      ${findings.length > 0 && html`<${Findings} findings=${findings} />`}
      ${more.length > 0 && html`
        <details class="more-findings">
          <summary>${count(more.length, 'more finding')}</summary>
          <${Findings} findings=${more} />
        </details>`}
      <p class="verdict-foot">${promise(result, guard)}
        <a href=${`api/races/${id}/report`} target="_blank" rel="noopener" data-report>Open the report</a></p>
    </div>`;
}

/** Two lists: the first finding of every kind, up to the number that is shown at once; and all others. */
function telling(findings) {
  const firsts = findings.filter(({ kind }, index) => findings.findIndex((other) => other.kind === kind) === index);
  const shown = firsts.slice(0, SHOWN_FINDINGS);
  return [shown, findings.filter((finding) => !shown.includes(finding))];
}

const Findings = ({ findings }) => html`
  <ul class="findings">
    ${findings.map(({ kind, effect, says }) => html`
      <li data-finding=${kind} data-effect=${effect}><b>${EFFECTS[effect]}</b> ${says}</li>`)}
  </ul>`;

/** The verdict for a screen reader. */
export const verdictInWords = ({ verdict, headline }) => `${verdict}: ${headline}`;

function promise({ asPromised, verdict, settings }, guard) {
  const name = settings.isolation ? `${guard.name} at ${settings.isolation}` : guard.name;
  if (asPromised) {
    return promiseOf(guard, settings).forbids.includes('DOUBLE_BOOKED')
      ? `Guard ${name} did as it promises.`
      : `Guard ${name} promises nothing better.`;
  }
  return verdict === 'UNKNOWN'
    ? `Whether guard ${name} did as it promises is not known.`
    : `Guard ${name} broke its promise.`;
}
