// The keyboard of the evil scheduler.
import { useEffect } from '../vendor/htm-preact.js';

const MOVES = { t: 'time', u: 'undo', r: 'again', f: 'finish' };

/** While `on`: digits take steps, Shift and a digit kills or starts again, letters let time pass, undo, restart or finish the play. */
export function useKeys(on, play, moves) {
  useEffect(() => {
    if (!on) {
      return undefined;
    }
    const press = (event) => {
      const isWriting = event.target.closest('input:not([type="checkbox"]), select, textarea') !== null;
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isWriting) {
        return;
      }
      const digit = /^(?:Digit|Numpad)([1-8])$/.exec(event.code)?.[1];
      const buyer = digit === undefined ? undefined : play.buyers[digit - 1];
      if (buyer !== undefined) {
        moves[event.shiftKey ? 'other' : 'step'](buyer.letter);
      } else if (MOVES[event.key] !== undefined) {
        moves[MOVES[event.key]]();
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
