// What fingers do on the keyboard while a canvas has the focus.

/** Does what `deeds` has for a key, by its name; keys with Ctrl, Alt or Meta are left to the browser. */
export function listenToKeys(canvas, deeds) {
  canvas.addEventListener('keydown', (event) => {
    const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (deed !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      deed();
    }
  });
}
