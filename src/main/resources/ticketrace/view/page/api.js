// The requests of the page to the server. A refusal becomes one line for people.

const token = document.querySelector('meta[name="ticketrace-token"]').content;

/** Gets a document. Throws an Error whose message the page can show as it is. */
export const ask = (path) => send('GET', path);

/** Sends a change (POST) and returns the answer. Throws as `ask` does. */
export const tell = (path, body = {}) => send('POST', path, body);

/** Ends a play (DELETE). Throws as `ask` does. */
export const end = (path) => send('DELETE', path);

async function send(method, path, body) {
  const headers = method === 'GET' ? {} : { 'X-Ticketrace-Token': token };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  let response;
  try {
    response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Refusal('The server does not answer: is the command "serve" still running?', 0);
  }
  const text = await response.text();
  if (!response.ok) {
    throw new Refusal(lineOf(text) ?? `The server refused, with ${response.status}.`, response.status);
  }
  return text === '' ? null : JSON.parse(text);
}

function lineOf(text) {
  try {
    return JSON.parse(text).error ?? null;
  } catch {
    return null;
  }
}

/** A failed request: the reason, and the status (0 if there was no answer). */
export class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}
