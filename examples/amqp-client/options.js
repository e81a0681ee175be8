// What the program is told on its command line.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Takes the requests of one utility over AMQP 1.0 and acknowledges them.

  MOTCUA_PASSWORD=… node backend.js UTILITY [options]

  --url URL        the broker, amqp:// or amqps:// (amqp://127.0.0.1:5672)
  --user USER      who logs in (the utility's name)
  --schemas DIR    the published schemas (those of this source tree)
  --services CODES what the utility does; any other service is refused (OUTAGE,SAFETY_HAZARD,NEW_SUPPLY_LV)
  --journal FILE   remembers what was done, across restarts (without: in memory only)
  --count N        ends after N messages (without: runs until Ctrl-C)`;
const OUR_SCHEMAS = fileURLToPath(new URL('../../core/src/main/resources/io/motcua/contract', import.meta.url));

/** Ends the program with this message. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The options as given, checked. */
export function readOptions() {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'amqp://127.0.0.1:5672' },
        user: { type: 'string' },
        schemas: { type: 'string', default: OUR_SCHEMAS },
        services: { type: 'string', default: 'OUTAGE,SAFETY_HAZARD,NEW_SUPPLY_LV' },
        journal: { type: 'string' },
        count: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    fail(`${error.message}\n\n${HELP}`);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  if (positionals.length !== 1) {
    fail(`Name one utility\n\n${HELP}`);
  }
  if (!process.env.MOTCUA_PASSWORD) {
    fail('Set MOTCUA_PASSWORD to the password of the utility at the broker');
  }
  const count = values.count === undefined ? undefined : Number(values.count);
  if (count !== undefined && !(Number.isInteger(count) && count > 0)) {
    fail('--count is a whole number from 1');
  }
  const [utility] = positionals;
  const services = new Set(values.services.split(','));
  return { ...values, count, utility, services, user: values.user ?? utility, broker: brokerUrl(values.url) };
}

function brokerUrl(text) {
  try {
    const parsed = new URL(text);
    if (parsed.protocol === 'amqp:' || parsed.protocol === 'amqps:') {
      return parsed;
    }
  } catch {
    // Told below.
  }
  fail(`--url is amqp://host:port or amqps://host:port, not ${text}`);
}
