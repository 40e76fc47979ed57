// Finds what the numbers of grants show: leases that had ended while their buyer was still inside, and stale writes.
import { STAMP, STEP, firstWhere } from './lane.js';

/**
 * Marks the purchases of all lanes: `leaseEnds` gets, for a purchase that was inside when a newer grant was given, the time
 * of that grant, by which its own lease had ended; `stale` gets the purchases that wrote after a newer grant had read or
 * written. Returns how many of each there are.
 */
export function markGrants(lanes) {
  lanes.forEach((lane) => {
    lane.leaseEnds.clear();
    lane.stale.clear();
  });
  return { ended: markEnds(lanes), stale: markStale(lanes) };
}

function markEnds(lanes) {
  const given = moments(lanes, STEP.ACQUIRE, STAMP.acquired);
  const newest = [];
  for (const each of given) {
    if (newest.length === 0 || each.grant > newest[newest.length - 1].grant) {
      newest.push(each);
    }
  }
  let ended = 0;
  for (const { lane, index, grant } of given) {
    const next = newest[firstWhere(newest.length, (i) => newest[i].grant > grant)];
    if (next !== undefined && next.at < lane.section(index)[1]) {
      lane.leaseEnds.set(index, next.at);
      ended++;
    }
  }
  return ended;
}

function markStale(lanes) {
  const used = [...moments(lanes, STEP.READ, STAMP.read), ...moments(lanes, STEP.WRITE, STAMP.written)].sort(inTime);
  const writes = moments(lanes, STEP.WRITE, STAMP.written)
    .map(({ lane, index, grant }) => ({ lane, index, grant, at: lane.stamp(index, STAMP.writing) }))
    .sort(inTime);
  let stale = 0;
  let next = 0;
  let newest = 0;
  for (const { lane, index, grant, at } of writes) {
    for (; next < used.length && used[next].at < at; next++) {
      newest = Math.max(newest, used[next].grant);
    }
    if (newest > grant) {
      lane.stale.add(index);
      stale++;
    }
  }
  return stale;
}

/** When the purchases with a numbered grant ended this step, in the order of time. */
function moments(lanes, step, stamp) {
  const all = [];
  for (const lane of lanes) {
    for (let index = 0; index < lane.count; index++) {
      if (lane.grant(index) !== 0 && lane.hasBegun(index, step) && lane.isKnown(index, stamp)) {
        all.push({ lane, index, grant: lane.grant(index), at: lane.stamp(index, stamp) });
      }
    }
  }
  return all.sort(inTime);
}

function inTime(one, other) {
  return one.at - other.at;
}
