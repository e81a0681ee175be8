// A utility's backend over HTTP: takes service requests, keeps them, answers, and tells of its progress by call-back.
// Node 18 or newer and nothing else.
// How it is started: node backend.js --help

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Journal } from './journal.js';
import { MalformedEventError, read } from './contract.js';

const MEDIA_TYPE = 'application/cloudevents+json';
const LARGEST = 1024 * 1024;

const USAGE = `Usage: node backend.js UTILITY [options]

  --host HOST       where it listens (127.0.0.1)
  --port PORT       0 for any free one (8082)
  --journal FILE    what it keeps requests in (requests.jsonl)
  --services CODES  what the utility does; any other service is refused (OUTAGE,SAFETY_HAZARD,NEW_SUPPLY_LV)
  --callback URL    where it tells of progress, …/utilities/v1/UTILITY/replies; its key is in MOTCUA_KEY`;

const { values: options, positionals } = commandLine();
const [utility] = positionals;
const services = new Set(options.services.split(','));
const journal = new Journal(options.journal);

const server = createServer(async (request, response) => {
  try {
    await take(request, response);
  } catch (error) {
    // Nothing was promised, so the gateway sends it again.
    console.error(`Not taken: ${error.message}`);
    answer(response, 503, 'text/plain', 'Not now', { 'Retry-After': '5' });
  }
});
server.listen(Number(options.port), options.host, () => {
  console.log(`Listening at http://${options.host}:${server.address().port}/`);
});

async function take(request, response) {
  if (request.method !== 'POST') {
    return answer(response, 405, 'text/plain', 'Here one can POST', { Allow: 'POST' });
  }
  const body = await bytes(request);
  if (body === undefined) {
    return answer(response, 413, 'text/plain', `An event has at most ${LARGEST} bytes here`);
  }
  let event;
  try {
    event = read(body);
  } catch (error) {
    if (!(error instanceof MalformedEventError)) {
      throw error;
    }
    return answer(response, 400, 'text/plain', error.message);
  }
  const before = journal.answer(event);
  const said = before ?? decide(event);
  // The yes is given when the disk has it, and the same yes is given again to whoever asks again.
  answer(response, 200, MEDIA_TYPE, JSON.stringify(reply(event, said)));
  if (before === undefined && said.data.result === 'accepted' && !said.stale) {
    await tell(event);
  }
}

/** What the utility says of an event that it sees for the first time. */
function decide(event) {
  const request = event.data;
  const said = { id: randomUUID(), time: new Date().toISOString(), data: { kind: 'acknowledgment' } };
  // What was taken over from another utility, which is away, is ours to do.
  if (event.jurisdictionid !== utility && event.takenoverfrom === undefined) {
    Object.assign(said.data, { result: 'notMine', cause: `Không thuộc địa bàn của ${utility}` });
  } else if (!services.has(request.serviceCode)) {
    Object.assign(said.data, { result: 'invalid', cause: `Không có dịch vụ ${request.serviceCode}` });
  } else {
    const known = journal.request(request.serviceRequestId);
    // A version that comes late is acknowledged like any other, and replaces nothing.
    said.stale = known !== undefined && known.version > request.version;
    const number = known?.number ?? journal.next();
    Object.assign(said.data, { result: 'accepted', backendReference: `${utility}-${String(number).padStart(7, '0')}` });
    said.number = number;
  }
  journal.add(event, said);
  return said;
}

function reply(event, { id, time, data }) {
  return {
    specversion: '1.0',
    id,
    source: `urn:example:${utility}`,
    type: 'io.motcua.servicerequest.reply.v1',
    time,
    datacontenttype: 'application/json',
    correlationid: event.id,
    data: { serviceRequestId: event.data.serviceRequestId, requestVersion: event.data.version, ...data },
  };
}

/** Tells the gateway that work has begun. It is news and no promise: if it does not come through, the next status will. */
async function tell(event) {
  if (options.callback === undefined) {
    return;
  }
  const data = { kind: 'status', status: 'IN_PROGRESS', serviceNotice: 'Đội sửa chữa đã nhận việc' };
  const status = reply(event, { id: randomUUID(), time: new Date().toISOString(), data });
  try {
    const response = await fetch(options.callback, {
      method: 'POST',
      headers: { 'Content-Type': MEDIA_TYPE, Authorization: `Bearer ${process.env.MOTCUA_KEY}` },
      body: JSON.stringify(status),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) {
      console.error(`The gateway answered ${response.status} to the progress of ${event.data.serviceRequestId}`);
    }
  } catch (error) {
    console.error(`The progress of ${event.data.serviceRequestId} was not told: ${error.message}`);
  }
}

/** The options as given. Asked for help, or given what it does not know, the program tells its usage and ends. */
function commandLine() {
  let wrong = 'Name one utility';
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8082' },
        journal: { type: 'string', default: 'requests.jsonl' },
        services: { type: 'string', default: 'OUTAGE,SAFETY_HAZARD,NEW_SUPPLY_LV' },
        callback: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (parsed.values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (parsed.positionals.length === 1) {
      return parsed;
    }
  } catch (error) {
    wrong = error.message;
  }
  console.error(`${wrong}\n\n${USAGE}`);
  process.exit(2);
}

/** The body; undefined if it is too large. It is read to its end all the same, or the answer would not be seen. */
async function bytes(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LARGEST) {
      chunks.push(chunk);
    }
  }
  return length > LARGEST ? undefined : Buffer.concat(chunks);
}

function answer(response, status, mediaType, text, headers = {}) {
  if (!response.headersSent) {
    response.writeHead(status, { 'Content-Type': `${mediaType}; charset=utf-8`, ...headers }).end(text);
  }
}
