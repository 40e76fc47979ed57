// A play on the server, and the requests that move it.
import { useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { ask, end, tell } from '../api.js';

/** The turn that kills this buyer, or starts it anew; null once it has ended. */
export function otherTurn({ letter, place }) {
  return place === 'ENDED' ? null : place === 'KILLED' ? `+${letter}` : `!${letter}`;
}

/**
 * The play of that id, if there is one: `shown` is {id, play} and, once it is finished, its result. What is asked for
 * waits until what was asked before is done, and is left out if it cannot be done any more: keys are pressed faster
 * than processes move. `onId` is told of a play that has begun, and of null when there is none any more.
 */
export function usePlay(id, onId) {
  const [shown, setShown] = useState(null);
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const now = useRef(null);
  const queue = useRef(Promise.resolve());

  /** `request` gets what is shown, and promises what is to be shown next; null leaves it as it is. */
  const then = (request) => {
    queue.current = queue.current.then(async () => {
      setBusy(true);
      try {
        now.current = (await request(now.current)) ?? now.current;
        setError(null);
      } catch (refusal) {
        setError(refusal.message);
      }
      setShown(now.current);
      setBusy(false);
    });
  };
  const path = (play, what = '') => `api/plays/${play.id}${what}`;
  const turn = (letter, choose) => then((at) => {
    const buyer = at.play.buyers.find((one) => one.letter === letter);
    const chosen = at.result || buyer === undefined ? null : choose(buyer);
    return chosen === null ? null : tell(path(at, '/turns'), { turn: chosen });
  });
  const undo = (times) => then(async (at) => {
    let undone = at;
    for (let left = times; left > 0 && !at.result && undone.play.turns.length > 0; left--) {
      undone = await tell(path(at, '/undo'));
    }
    return undone;
  });

  useEffect(() => {
    if (id !== undefined) {
      then(() => ask(path({ id })).catch((refusal) => {
        onId(null);
        throw refusal;
      }));
    }
  }, []);

  return {
    shown,
    error,
    isBusy,
    begin: (settings) => then(async () => {
      const begun = await tell('api/plays', { settings });
      onId(begun.id);
      return begun;
    }),
    moves: {
      step: (letter) => turn(letter, (buyer) => (buyer.offered ? letter : null)),
      other: (letter) => turn(letter, otherTurn),
      undo: () => undo(1),
      again: () => undo(Infinity),
      finish: () => then(async (at) => {
        const ended = at.result ? null : await end(path(at));
        onId(null);
        return ended;
      }),
    },
    /** Back to the settings; a play that is not finished is. */
    leave: () => then(async (at) => {
      now.current = null;
      onId(null);
      return at.result ? null : end(path(at)).then(() => null);
    }),
  };
}
