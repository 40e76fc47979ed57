// Starts the page: gets the catalogue from the server, then draws the page.
import { html, render } from './vendor/htm-preact.js';
import { ask } from './api.js';
import { App } from './app.js';

const RETRY_MILLIS = 2000;
const place = document.getElementById('page');

async function begin() {
  try {
    const catalogue = await ask('api/catalogue');
    place.replaceChildren();
    render(html`<${App} catalogue=${catalogue} />`, place);
  } catch (failure) {
    render(html`<p class="first-words" role="alert">${failure.message}</p>`, place);
    setTimeout(begin, RETRY_MILLIS);
  }
}

begin();
