// The published contract in Node: reads events and makes replies by the JSON Schemas alone.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const SCHEMAS = ['service-request.schema.json', 'event.schema.json', 'reply.schema.json'];

/** What came over the wire is no event of the contract. Names where, never what was found: that may be a citizen's. */
export class MalformedEventError extends Error {}

/** The schemas of one folder, ready to judge events and replies. */
export class Contract {
  constructor(folder) {
    const ajv = new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true });
    addFormats(ajv);
    const ids = {};
    for (const name of SCHEMAS) {
      const schema = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      ajv.addSchema(schema);
      ids[name] = schema.$id;
    }
    this.event = ajv.getSchema(ids['event.schema.json']);
    this.reply = ajv.getSchema(ids['reply.schema.json']);
  }

  /** The event in these bytes. Fields that the schema does not know are left in it: tomorrow's gateway may add some. */
  read(bytes) {
    let event;
    try {
      event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      throw new MalformedEventError('$: expected JSON in UTF-8');
    }
    if (!this.event(event)) {
      const error = new MalformedEventError(describe(this.event.errors));
      error.event = event;
      throw error;
    }
    return event;
  }

  /**
   * A reply to the event, in bytes. The same event and word give the same id, so that sending it again is harmless.
   * Throws what the event lacks, if it lacks what a reply must name.
   */
  write(source, event, word, data) {
    const reply = {
      specversion: '1.0',
      id: `${event.id}:${word}`,
      source,
      type: 'io.motcua.servicerequest.reply.v1',
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      correlationid: event.id,
      data: { serviceRequestId: event.data.serviceRequestId, requestVersion: event.data.version, ...data },
    };
    if (!this.reply(reply)) {
      throw new Error(`No reply can be made: ${describe(this.reply.errors)}`);
    }
    return Buffer.from(JSON.stringify(reply), 'utf8');
  }
}

function describe([first]) {
  return `$${first.instancePath.replaceAll('/', '.')}: ${first.message}`;
}
