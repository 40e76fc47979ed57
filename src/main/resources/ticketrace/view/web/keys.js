// The keyboard while a canvas has the focus.

/** Calls the function that `actions` has for a key, by its name; leaves keys with Ctrl, Alt or Meta to the browser. */
export function listenToKeys(canvas, actions) {
  canvas.addEventListener('keydown', (event) => {
    const deed = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (deed !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      deed();
    }
  });
}
