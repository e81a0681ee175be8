package io.motcua.http;

import java.util.Objects;

/**
 * One event of a stream (HTML standard, section 9.2.6).
 *
 * @param id what a client says it has seen, in {@code Last-Event-ID}
 * @param type the event's name
 * @param data one line
 */
record ServerEvent(String id, String type, String data) {
    ServerEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("The data of an event is one line");
        }
    }

    String text() {
        return "id: " + id + "\nevent: " + type + "\ndata: " + data + "\n\n";
    }
}
