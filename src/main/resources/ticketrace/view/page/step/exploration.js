// The server plays all orders of steps; this asks it again and again how far it is.
import { useEffect, useRef, useState } from '../vendor/htm-preact.js';
import { ask, end, tell } from '../api.js';

const ASK_MILLIS = 250;

const pause = (millis) => new Promise((done) => {
  setTimeout(done, millis);
});

/**
 * An exploration of these settings: `exploration` is its state, null before the first `explore()`, which starts it if none
 * runs or has a result, and returns a promise of its last state, or of null if there is none.
 */
export function useExploration(settings) {
  const [exploration, setExploration] = useState(null);
  const [error, setError] = useState(null);
  const watched = useRef({ id: null, last: null, isGone: false });

  const follow = async () => {
    let at = await tell('api/explorations', { settings });
    watched.current.id = at.id;
    while (at.exploration.running && !watched.current.isGone) {
      setExploration(at.exploration);
      await pause(ASK_MILLIS);
      at = await ask(`api/explorations/${at.id}`);
    }
    return at.exploration;
  };
  const explore = async () => {
    if (watched.current.last === null) {
      setError(null);
      try {
        watched.current.last = await follow();
      } catch (refusal) {
        setError(refusal.message);
      }
      watched.current.id = null;
      setExploration(watched.current.last);
    }
    return watched.current.last;
  };
  const stop = () => {
    if (watched.current.id !== null) {
      end(`api/explorations/${watched.current.id}`).catch(() => {}); // the next question says what is wrong
    }
  };
  /** Forgets the result, so that the next `explore()` begins anew. */
  const forget = () => {
    watched.current.last = null;
    setExploration(null);
  };
  useEffect(() => () => {
    watched.current.isGone = true;
    stop();
  }, []);
  return { exploration, error, explore, stop, forget };
}
