// Loaded before the first paint, so that a page in the other theme does not flash.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('ticketrace-theme');
  } catch {
    // A browser that keeps nothing: the system's theme it is.
  }
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
