// A play on the server, and the requests that change it.
import { useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { ask, end, tell } from '../api.js';

/** The turn that kills this buyer, or starts it again; null once it has ended. */
export function otherTurn({ letter, place }) {
  return place === 'ENDED' ? null : place === 'KILLED' ? `+${letter}` : `!${letter}`;
}

/**
 * The play with that id, if there is one: `shown` is {id, play} and, once the play is finished, its result. A request waits
 * until the earlier ones are done, and is dropped if it is no longer possible: users press keys faster than processes move.
 * Calls `onId` with the id of a play that has begun, and with null when there is no play any more.
 */
export function usePlay(id, onId) {
  const [shown, setShown] = useState(null);
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const now = useRef(null);
  const queue = useRef(Promise.resolve());

  /** Queues `request`, which takes the shown state and returns a promise of the next one; null keeps the shown state. */
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
    /** Goes back to the settings; ends the play if it is not finished. */
    leave: () => then(async (at) => {
      now.current = null;
      onId(null);
      return at.result ? null : end(path(at)).then(() => null);
    }),
  };
}
