// Finds where buyers got in each other's way: counts that several buyers read and wrote, and overlaps inside the guard.
import { STAMP } from './lane.js';

/**
 * The purchases that read the same count and wrote the same next one, so that an update was lost: a list for each such
 * count, in the order of reading, of `{ lane, index }`. The lists are in the order of time.
 */
export function sameReads(lanes) {
  const times = new Map();
  forEachChange(lanes, (value) => times.set(value, (times.get(value) ?? 0) + 1));
  const byValue = new Map();
  forEachChange(lanes, (value, lane, index) => {
    if (times.get(value) > 1) {
      const known = byValue.get(value);
      if (known === undefined) {
        byValue.set(value, [{ lane, index }]);
      } else {
        known.push({ lane, index });
      }
    }
  });
  const readAt = ({ lane, index }) => readOf(lanes[lane], index);
  const clashes = [...byValue.values()];
  clashes.forEach((purchases) => purchases.sort((one, other) => readAt(one) - readAt(other)));
  return clashes.sort((one, other) => readAt(one[0]) - readAt(other[0]));
}

function forEachChange(lanes, each) {
  lanes.forEach((lane, place) => {
    for (let index = 0; index < lane.count; index++) {
      if (lane.hasChanged(index) && !lane.isUndone(index)) {
        each(lane.value(index), place, index);
      }
    }
  });
}

/** When a purchase had read the count. */
export function readOf(lane, index) {
  return lane.isKnown(index, STAMP.read) ? lane.stamp(index, STAMP.read) : lane.stamp(index, STAMP.written);
}

/** The stretches of time in which two or more buyers were inside the guard at once, in the order of time: [from, to]. */
export function overlaps(lanes) {
  const sections = [];
  lanes.forEach((lane) => {
    for (let index = 0; index < lane.count; index++) {
      const section = lane.section(index);
      if (section !== null && section[1] > section[0]) {
        sections.push(section);
      }
    }
  });
  const begins = Float64Array.from(sections, (section) => section[0]).sort();
  const ends = Float64Array.from(sections, (section) => section[1]).sort();
  const found = [];
  let inside = 0;
  for (let begun = 0, ended = 0; ended < ends.length; ) {
    if (begun < begins.length && begins[begun] < ends[ended]) {
      if (++inside === 2) {
        found.push([begins[begun], Infinity]);
      }
      begun++;
    } else {
      if (--inside === 1) {
        found[found.length - 1][1] = ends[ended];
      }
      ended++;
    }
  }
  return found;
}
