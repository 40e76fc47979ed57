// Pointer gestures on a canvas: point, tap, drag, wheel.

const TAP_PIXELS = 4;
const WHEEL_FACTOR = 1.0015;

/**
 * Calls `point(x, y)`, `leave()`, `tap(x, y)`, `drag(dx, dy)` and `zoom(factor, x, y)` of `hand`, in CSS pixels of the
 * canvas. The wheel zooms if the canvas has the focus, or with Ctrl; otherwise it scrolls the page, as people expect.
 */
export function listenToHand(canvas, hand) {
  let held = null;
  let dragged = false;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (event.isPrimary && event.button === 0) {
      held = place(event);
      dragged = false;
      canvas.setPointerCapture(event.pointerId);
    }
  });
  canvas.addEventListener('pointermove', (event) => {
    const now = place(event);
    if (held === null) {
      hand.point(now.x, now.y);
    } else if (dragged || Math.hypot(now.x - held.x, now.y - held.y) > TAP_PIXELS) {
      dragged = true;
      hand.drag(now.x - held.x, now.y - held.y);
      held = now;
    }
  });
  canvas.addEventListener('pointerup', (event) => {
    if (held !== null && !dragged) {
      const at = place(event);
      hand.tap(at.x, at.y);
    }
    held = null;
  });
  canvas.addEventListener('pointercancel', () => {
    held = null;
  });
  canvas.addEventListener('pointerleave', () => {
    if (held === null) {
      hand.leave();
    }
  });
  canvas.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && document.activeElement !== canvas) {
      return;
    }
    event.preventDefault();
    const at = place(event);
    if (!event.ctrlKey && Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      hand.drag(-event.deltaX, 0);
    } else {
      hand.zoom(WHEEL_FACTOR ** -event.deltaY, at.x, at.y);
    }
  }, { passive: false });
}
