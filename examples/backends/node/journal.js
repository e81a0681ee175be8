// What the backend remembers: a file that only grows, one line of JSON for each event and its answer, synced before the
// answer is given. Node has one thread, and nothing here waits: two copies of an event cannot both be the first.

import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

export class Journal {
  #answers = new Map();
  #requests = new Map();
  #file;

  /** Reads what the file has. A last line that a crash cut off was never answered: its event comes again. */
  constructor(path) {
    if (existsSync(path)) {
      const bytes = readFileSync(path);
      const end = bytes.lastIndexOf('\n') + 1;
      truncateSync(path, end);
      for (const line of bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)) {
        this.#remember(JSON.parse(line));
      }
    }
    this.#file = openSync(path, 'a', 0o600);
    // A new file is there after a power cut only if its folder is synced too.
    const folder = openSync(dirname(path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  }

  /** What was answered to this event; undefined if it is new. */
  answer({ source, id }) {
    return this.#answers.get(JSON.stringify([source, id]));
  }

  /** The number and newest version of a request; undefined if it is new. */
  request(reference) {
    return this.#requests.get(reference);
  }

  /** The number of a new request. */
  next() {
    return this.#requests.size + 1;
  }

  /** Keeps the event and its answer; when this returns, the disk has them. */
  add({ source, id, data }, said) {
    const entry = { source, id, request: data, said };
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#file);
    this.#remember(entry);
  }

  #remember({ source, id, request, said }) {
    this.#answers.set(JSON.stringify([source, id]), said);
    if (said.number !== undefined) {
      const version = Math.max(request.version, this.request(request.serviceRequestId)?.version ?? 0);
      this.#requests.set(request.serviceRequestId, { number: said.number, version });
    }
  }
}
