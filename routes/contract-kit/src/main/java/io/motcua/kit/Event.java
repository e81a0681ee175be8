package io.motcua.kit;

import io.motcua.Priority;
import io.motcua.Reference;

/**
 * One event that the kit sends, well-formed or not.
 *
 * @param id of the event; {@code Idempotency-Key} over HTTP, correlation id over a queue
 * @param body the bytes, which are never changed: whoever wants another event makes one
 */
record Event(String id, String type, Reference reference, int version, Priority priority, byte[] body) {

    /** Another body in the same envelope of transport. */
    Event withBody(byte[] other) {
        return new Event(id, type, reference, version, priority, other);
    }

    /** Names the request and its version. */
    @Override
    public String toString() {
        return reference + " v" + version;
    }
}
