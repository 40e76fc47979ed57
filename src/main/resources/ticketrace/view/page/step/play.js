// A play on the server, and the requests that change it.
import { useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { ask, end, tell } from '../api.js';

/** The turn that kills this buyer, or starts it again; null once it has ended. */
export function otherTurn({ letter, place }) {
  return place === 'ENDED' ? null : place === 'KILLED' ? `+${letter}` : `!${letter}`;
}

const SHOW_MILLIS = 700; // for each turn of a shown order, so that a class can follow

/**
 * The play with that id, if there is one: `shown` is {id, play} and, once the play is finished, its result. A request waits
 * until the earlier ones are done, and is dropped if it is no longer possible: users press keys faster than processes move.
 * Calls `onId` with the id of a play that has begun, and with null when there is no play any more.
 */
export function usePlay(id, onId) {
  const [shown, setShown] = useState(null);
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const showing = useRef(null);
  const now = useRef(null);
  const queue = useRef(Promise.resolve());

  const stopShowing = () => {
    showing.current = null;
    setIsShown(false);
  };

  /** Queues `request`, which takes the shown state and returns a promise of the next one; null keeps the shown state. */
  const then = (request) => {
    queue.current = queue.current.then(async () => {
      setBusy(true);
      try {
        now.current = (await request(now.current)) ?? now.current;
        setError(null);
      } catch (refusal) {
        stopShowing();
        setError(refusal.message);
      }
      setShown(now.current);
      setBusy(false);
    });
    return queue.current;
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

  /** Plays a schedule from the beginning, slowly. Any other move of the user ends that. */
  const show = async (schedule) => {
    const mine = {};
    showing.current = mine;
    setIsShown(true);
    await undo(Infinity);
    for (const next of schedule.split(' ')) {
      await new Promise((done) => {
        setTimeout(done, SHOW_MILLIS);
      });
      if (showing.current !== mine) {
        return;
      }
      await then((at) => (at.result ? null : tell(path(at, '/turns'), { turn: next })));
    }
    stopShowing();
  };
  /** The same move; before it, the showing of an order ends. */
  const byHand = (move) => (...given) => {
    stopShowing();
    return move(...given);
  };

  useEffect(() => stopShowing, []);
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
    isShown,
    begin: (settings) => then(async () => {
      const begun = await tell('api/plays', { settings });
      onId(begun.id);
      return begun;
    }),
    moves: {
      show,
      stopShowing,
      step: byHand((letter) => turn(letter, (buyer) => (buyer.offered ? letter : null))),
      other: byHand((letter) => turn(letter, otherTurn)),
      time: byHand(() => then((at) => (at.result || !at.play.time ? null : tell(path(at, '/turns'), { turn: 'T' })))),
      undo: byHand(() => undo(1)),
      again: byHand(() => undo(Infinity)),
      finish: byHand(() => then(async (at) => {
        const ended = at.result ? null : await end(path(at));
        onId(null);
        return ended;
      })),
    },
    /** Goes back to the settings; ends the play if it is not finished. */
    leave: byHand(() => then(async (at) => {
      now.current = null;
      onId(null);
      return at.result ? null : end(path(at)).then(() => null);
    })),
  };
}
