// The answer to "how many orders lose?" in words.
import { count } from '../words.js';

const STOPPED = {
  TIME: 'the time limit ended it',
  STATES: 'there are too many states',
  MEMORY: 'there is no memory for more states',
  USER: 'you stopped it',
};

const grouped = (digits) => BigInt(digits).toLocaleString('en');

/** The answer in one sentence. */
export function answerInWords({ result, failure }) {
  if (failure !== null) {
    const soFar = result === null ? '' : `. ${answerInWords({ result, failure: null })}`;
    return `No answer: ${failure}${soFar}`;
  }
  const { orders, losing, complete, livelock } = result;
  if (livelock !== null) {
    return `There is no number: the buyers can repeat the turns ${livelock} for ever.`;
  }
  if (!complete) {
    return orders === '0' ? 'No order was played to its end.'
      : `So far, ${losing === '0' ? 'none' : grouped(losing)} of ${grouped(orders)} orders ${verb(losing)}.`;
  }
  if (orders === '1') {
    return losing === '0' ? 'There is one order, and it does not lose.' : 'There is one order, and it loses.';
  }
  return losing === '0'
    ? `None of the ${grouped(orders)} orders loses.`
    : `${grouped(losing)} of ${grouped(orders)} orders ${verb(losing)}.`;
}

const verb = (losing) => (losing === '0' || losing === '1' ? 'loses' : 'lose');

/** What was played to find it. */
export function coveredInWords({ result, states, turns, kills, timeouts }) {
  const played = `${count(states, 'state')} and ${count(turns, 'turn')}, each played on real processes`;
  const chosen = [
    kills === 0 ? null : `${count(kills, 'buyer')} killed and replaced`,
    timeouts === 0 ? null : `time passes ${timeouts === 1 ? 'once' : `${timeouts} times`}`,
  ].filter((part) => part !== null);
  const at = chosen.length === 0 ? '' : `; ${chosen.join(', ')}, at every point`;
  const left = result === null || result.complete ? '' : ` Not all orders: ${STOPPED[result.stoppedBy] ?? 'it ended early'}.`;
  return `${played}${at}.${left}`;
}
