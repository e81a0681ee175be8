// What the backend remembers: which events are done, and the newest version of each request. A file that only grows, one
// line of JSON for each event, synced before the event is answered; without a file, memory alone.

import { existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

export class Journal {
  #done = new Set();
  #newest = new Map();
  #file;

  /** Reads what the file has. A last line that a crash cut off was never answered: its event comes again. */
  constructor(path) {
    if (path === undefined) {
      return;
    }
    if (existsSync(path)) {
      const bytes = readFileSync(path);
      const end = bytes.lastIndexOf('\n') + 1;
      truncateSync(path, end);
      for (const line of bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)) {
        this.#remember(...JSON.parse(line));
      }
    }
    this.#file = openSync(path, 'a', 0o600);
  }

  /** Whether this event was done. */
  has({ source, id }) {
    return this.#done.has(JSON.stringify([source, id]));
  }

  /** The newest version of a request that came; 0 if it is new. */
  newestVersion(reference) {
    return this.#newest.get(reference) ?? 0;
  }

  /** Keeps the event; when this returns, the disk has it. */
  add({ source, id, data }) {
    const entry = [source, id, data.serviceRequestId, data.version];
    if (this.#file !== undefined) {
      writeSync(this.#file, `${JSON.stringify(entry)}\n`);
      fsyncSync(this.#file);
    }
    this.#remember(...entry);
  }

  #remember(source, id, reference, version) {
    this.#done.add(JSON.stringify([source, id]));
    this.#newest.set(reference, Math.max(version, this.newestVersion(reference)));
  }
}
