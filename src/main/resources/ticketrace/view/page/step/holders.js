// Who stands in the way, as the turns tell.

const INSIDE_AFTER = new Set(['ACQUIRE', 'READ', 'WRITE', 'RECORD']);

/** Those that have got in and not come out: of the living, or else of the dead. */
export function holders({ turns, buyers }) {
  const inside = buyers.filter(({ letter, place, step }) => {
    const steps = turns.filter(({ turn, words }) => turn === letter && words !== 'waits');
    return place !== 'ENDED' && step !== 'ACQUIRE' && INSIDE_AFTER.has(steps.at(-1)?.step);
  });
  const alive = inside.filter(({ place }) => place !== 'KILLED');
  return alive.length > 0 ? alive : inside;
}
