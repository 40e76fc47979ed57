// Keeps a race up to date with the server's events.
import { useEffect, useMemo, useReducer } from '../vendor/htm-preact.js';
import { ask } from '../api.js';
import { LiveRace } from './liverace.js';

const EVENTS = ['waiting', 'ready', 'started', 'moments', 'result', 'failed'];
const RETRY_MILLIS = 1500;
const NOT_FOUND = 404;

/** The races with these ids, followed as long as the view is shown. */
export function useRaces(ids) {
  const key = ids.join();
  const races = useMemo(() => ids.map((id) => new LiveRace(id)), [key]);
  useEffect(() => {
    const stops = races.map(follow);
    return () => stops.forEach((stop) => stop());
  }, [races]);
  return races;
}

/** Draws a component again when its race has changed, at most once a frame. */
export function useChanges(race) {
  const [, draw] = useReducer((times) => times + 1, 0);
  useEffect(() => {
    let frame = null;
    const stop = race.listen(() => {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        draw();
      });
    });
    draw(); // shows the changes between the first drawing and now
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [race]);
}

/** Listens until the race is over, and again when the connection breaks; returns a function that ends this. */
function follow(race) {
  let source = null;
  let timer = null;
  let stopped = race.isOver;

  const stop = () => {
    stopped = true;
    source?.close();
    clearTimeout(timer);
  };
  const connect = () => {
    if (stopped) {
      return;
    }
    source = new EventSource(`api/races/${race.id}/events`);
    source.addEventListener('open', () => {
      race.forget();
      race.connected(null);
    });
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => {
        race.take(name, JSON.parse(event.data));
        if (race.isOver) {
          stop();
        }
      });
    }
    source.addEventListener('error', async () => {
      race.connected('The connection to the server is lost; trying again.');
      if (source.readyState === EventSource.CLOSED && !(await isPast(race))) {
        timer = setTimeout(connect, RETRY_MILLIS);
      }
    });
  };
  connect();
  return stop;
}

/** Whether the server has no events of the race any more; then takes the result, if there is one. */
async function isPast(race) {
  try {
    race.take('result', await ask(`api/races/${race.id}/result`));
  } catch (refusal) {
    if (refusal.status !== NOT_FOUND) {
      return false;
    }
    race.take('failed', { message: 'The server does not know this race any more.' });
  }
  race.connected(null);
  return true;
}
