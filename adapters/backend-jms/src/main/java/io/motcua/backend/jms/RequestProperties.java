package io.motcua.backend.jms;

import io.motcua.Delivery;
import java.util.Map;

/** What a message repeats of its envelope, so that a consumer may select by it. What counts is the envelope. */
final class RequestProperties {
    /** The media type of the body. */
    static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    private RequestProperties() {}

    /** The values by name, each a string or an integer. */
    static Map<String, Object> of(Delivery delivery) {
        return Map.of(
                // What an Artemis drops repeated messages by.
                "_AMQ_DUPL_ID", delivery.deduplicationId(),
                "event_type", delivery.eventType(),
                "service_request_id", delivery.reference().value(),
                "request_version", delivery.version(),
                "jurisdiction_id", delivery.backend(),
                "priority", delivery.priority().name());
    }
}
