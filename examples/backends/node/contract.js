// What this backend needs of an event. Attributes and fields that are not known are left alone: tomorrow's gateway may
// add some.

const TYPE = /^io\.motcua\.servicerequest\.(created|changed|closed|linked)\.v1$/;

/** What came is no event. The message says where, and never what stood there: that may be a citizen's. */
export class MalformedEventError extends Error {}

/** The event in these bytes. */
export function read(bytes) {
  let event;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new MalformedEventError('$: expected JSON in UTF-8');
  }
  need(isObject(event), '$: expected an object');
  need(event.specversion === '1.0', '$.specversion: expected 1.0');
  need(TYPE.test(event.type), '$.type: expected an event of a service request');
  for (const name of ['id', 'source', 'jurisdictionid']) {
    need(isText(event[name]), `$.${name}: expected a string`);
  }
  need(isObject(event.data), '$.data: expected an object');
  for (const name of ['serviceRequestId', 'serviceCode']) {
    need(isText(event.data[name]), `$.data.${name}: expected a string`);
  }
  need(Number.isInteger(event.data.version) && event.data.version >= 1, '$.data.version: expected 1 or more');
  return event;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value) {
  return typeof value === 'string' && value !== '';
}

function need(condition, otherwise) {
  if (!condition) {
    throw new MalformedEventError(otherwise);
  }
}
