// A utility's backend: takes its service requests over AMQP 1.0, shows them to a crew, and answers.
// Usage: MOTCUA_PASSWORD=… node backend.js UTILITY [--url amqp://127.0.0.1:5672] …   (node backend.js --help)

import { clean, sheet } from './crew.js';
import { Journal } from './journal.js';
import { fail, readOptions } from './options.js';

const options = readOptions();
const { rhea, Contract, MalformedEventError } = await modules();
const contract = published();
const journal = new Journal(options.journal);
const source = `urn:motcua:example:${encodeURIComponent(options.utility)}`;
const waiting = new Map();
let sender;
let handled = 0;
let everOpen = false;
let epoch = 0;
let queue = Promise.resolve();

const url = options.broker;
const container = rhea.create_container();
const connection = container.connect({
  host: url.hostname,
  port: Number(url.port) || (url.protocol === 'amqps:' ? 5671 : 5672),
  transport: url.protocol === 'amqps:' ? 'tls' : undefined,
  username: options.user,
  password: process.env.MOTCUA_PASSWORD,
  container_id: `backend-${options.utility}-${process.pid}`,
  reconnect_limit: -1,
});

connection.on('connection_open', () => {
  everOpen = true;
  sender = connection.open_sender({ target: { address: `motcua.replies.${options.utility}`, capabilities: ['queue'] } });
  connection.open_receiver({
    source: { address: `motcua.requests.${options.utility}`, capabilities: ['queue'] },
    autoaccept: false,
    credit_window: 10,
  });
  console.log(`Waiting for requests of ${options.utility} at ${url.host}`);
});
// One at a time and in order. What came by a connection that was lost is not touched: the broker gives it again.
connection.on('message', ({ message, delivery }) => {
  const current = epoch;
  queue = queue.then(async () => {
    if (current !== epoch) {
      return;
    }
    try {
      await handle(message, delivery);
    } catch (error) {
      console.error(`Not answered, left with the broker: ${error.message}`);
      if (current === epoch) {
        await settle(delivery, 'modified', { delivery_failed: true, undeliverable_here: false });
      }
    }
  });
});
for (const [event, answer] of [['accepted', 'resolve'], ['rejected', 'reject'], ['released', 'reject'], ['modified', 'reject']]) {
  connection.on(event, ({ delivery }) => {
    waiting.get(delivery)?.[answer](new Error(`the broker ${event} the reply`));
    waiting.delete(delivery);
  });
}
connection.on('disconnected', ({ error }) => {
  epoch += 1;
  for (const promise of waiting.values()) {
    promise.reject(new Error('the connection was lost'));
  }
  waiting.clear();
  if (!everOpen) {
    fail(`Cannot reach the broker at ${url.host}: ${error?.code ?? error?.message ?? 'it closed the connection'}`);
  }
});
for (const event of ['connection_error', 'session_error', 'sender_error', 'receiver_error', 'error']) {
  connection.on(event, (context) => {
    const error = context.error ?? context.connection?.error ?? context.receiver?.error ?? context.sender?.error ?? context;
    fail(`The broker refuses ${options.user}: ${error.condition ?? 'error'}, ${clean(error.description ?? error.message ?? '')}`);
  });
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

/** Does what the message asks, answers, and only then settles it. */
async function handle(message, delivery) {
  let event;
  try {
    event = contract.read(bytesOf(message));
  } catch (error) {
    if (!(error instanceof MalformedEventError)) {
      throw error;
    }
    return refuse(error, delivery);
  }
  for (const answer of answers(event)) {
    await send(answer);
  }
  await settle(delivery, 'accept');
  count();
}

/** What the utility says of an event. Whatever it says yes to is kept before the yes is sent. */
function answers(event) {
  const { serviceRequestId, serviceCode, version } = event.data;
  // What was taken over from another utility, which is away, is ours to do.
  if (event.jurisdictionid !== options.utility && event.takenoverfrom === undefined) {
    return [refusal(event, 'notMine', `Không thuộc địa bàn của ${options.utility}`)];
  }
  if (!options.services.has(serviceCode)) {
    return [refusal(event, 'invalid', `Không có dịch vụ ${serviceCode}`)];
  }
  const isOlder = version < journal.newestVersion(serviceRequestId);
  if (journal.has(event)) {
    // The answer may not have come through, so it is given again; the crew is not sent twice.
    console.log(`${serviceRequestId} came again and is only answered again`);
  } else {
    console.log(isOlder ? `${serviceRequestId}: version ${version} came late and replaces nothing` : sheet(event.data));
    journal.add(event);
  }
  const accepted = { kind: 'acknowledgment', result: 'accepted', backendReference: `CREW-${serviceRequestId}` };
  const begun = { kind: 'status', status: 'IN_PROGRESS' };
  // The crew works by the newest version; of an older one there is no progress to tell.
  return [reply(event, 'acknowledged', accepted), ...(isOlder ? [] : [reply(event, 'in-progress', begun)])];
}

function refusal(event, result, cause) {
  console.log(`${event.data.serviceRequestId} is refused: ${clean(cause)}`);
  return reply(event, 'refused', { kind: 'acknowledgment', result, cause });
}

/** Says what is wrong to whoever runs the gateway; what names no request goes to the broker's dead letters. */
async function refuse(error, delivery) {
  console.error(`Refused: ${error.message}`);
  let answer;
  try {
    answer = reply(error.event, 'invalid', { kind: 'acknowledgment', result: 'invalid', cause: error.message });
  } catch {
    await settle(delivery, 'reject', { condition: 'amqp:decode-error', description: error.message });
    return count();
  }
  await send(answer);
  await settle(delivery, 'accept');
  count();
}

/**
 * Settles one delivery, and waits until that is written: rhea writes two outcomes of the same turn as one, the first.
 * A rejected message after an accepted one would be accepted, and lost.
 */
function settle(delivery, how, detail) {
  delivery[how](detail);
  return new Promise(setImmediate);
}

function count() {
  handled += 1;
  if (handled === options.count) {
    stop();
  }
}

function reply(event, word, data) {
  const body = rhea.message.data_section(contract.write(source, event, word, data));
  return { body, content_type: 'application/cloudevents+json', correlation_id: event.id, durable: true };
}

/** Waits until the broker has it. */
function send(message) {
  return new Promise((resolve, reject) => {
    waiting.set(sender.send(message), { resolve, reject });
  });
}

/** A Java producer's bytes come as one data section, or as several. */
function bytesOf({ body }) {
  const content = body?.content;
  if (body?.typecode !== 0x75) {
    throw new MalformedEventError('The message has no data section');
  }
  return Array.isArray(content) ? Buffer.concat(content) : content;
}

function stop() {
  connection.on('connection_close', () => process.exit(0));
  connection.close();
  setTimeout(() => process.exit(0), 2000).unref();
}

async function modules() {
  try {
    return { rhea: (await import('rhea')).default, ...(await import('./contract.js')) };
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') {
      fail('Run npm ci in this folder first');
    }
    throw error;
  }
}

function published() {
  try {
    return new Contract(options.schemas);
  } catch (error) {
    fail(`Cannot read the schemas: ${error.message}`);
  }
}
