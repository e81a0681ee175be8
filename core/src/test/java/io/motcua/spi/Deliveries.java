package io.motcua.spi;

import io.motcua.Delivery;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.TrackingId;
import java.nio.charset.StandardCharsets;

/** Deliveries of invented requests, each with an id of its own. */
public final class Deliveries {
    private static final Reference REFERENCE = Reference.of("MC-234-567-9AP");

    private Deliveries() {}

    /** A delivery of ordinary priority. */
    public static Delivery to(String backend) {
        return to(backend, Priority.P2);
    }

    /** A delivery whose event has Vietnamese words in it. */
    public static Delivery to(String backend, Priority priority) {
        return to(backend, priority, "Mất điện cả xóm từ 19 giờ, \"trạm biến áp\" nổ 🔥");
    }

    /** A delivery whose event has these words in it. */
    public static Delivery to(String backend, Priority priority, String words) {
        TrackingId trackingId = TrackingId.next();
        String id = Delivery.deduplicationId(trackingId, 1, backend, 1);
        String event = "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"urn:motcua:test\","
                + "\"type\":\"io.motcua.servicerequest.created.v1\",\"data\":{\"description\":\""
                + words.replace("\"", "\\\"") + "\"}}\n";
        return new Delivery(
                TrackingId.next(),
                trackingId,
                REFERENCE,
                1,
                backend,
                1,
                priority,
                "province",
                "io.motcua.servicerequest.created.v1",
                Payload.of(event.getBytes(StandardCharsets.UTF_8), "application/cloudevents+json"));
    }
}
