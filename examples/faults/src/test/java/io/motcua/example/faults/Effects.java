package io.motcua.example.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a utility has really done: nothing twice for the same event, by the event's source and id (CloudEvents 1.0,
 * section 3.1). Safe for use by many threads.
 */
final class Effects {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<List<String>, Event> done = new LinkedHashMap<>();
    private int seen;

    /** What a utility reads from an event. */
    record Event(String source, String id, String reference, int version) {
        static Event read(byte[] bytes) {
            try {
                JsonNode event = JSON.readTree(bytes);
                return new Event(
                        event.required("source").textValue(),
                        event.required("id").textValue(),
                        event.required("data").required("serviceRequestId").textValue(),
                        event.get("data").required("version").intValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Does what the event asks for, unless it has been done. Returns whether it was new. */
    synchronized boolean work(Event event) {
        seen++;
        return done.putIfAbsent(List.of(event.source(), event.id()), event) == null;
    }

    /** The requests that something was done for, one entry for each time that it was. */
    synchronized Collection<String> references() {
        return done.values().stream().map(Event::reference).toList();
    }

    /** Something was done once for each of these requests, and for no other. */
    void assertOneEach(List<Reference> requests) {
        assertThat(references())
                .containsExactlyInAnyOrderElementsOf(
                        requests.stream().map(Reference::value).toList());
    }

    /** How many events came, those that came again included. */
    synchronized int seen() {
        return seen;
    }
}
