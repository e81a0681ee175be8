package io.motcua;

import java.util.Objects;

/**
 * A request addressed to the utility that serves its territory. What is sent is fixed when it is made: every attempt
 * sends the same bytes under the same ids.
 *
 * @param deliveryId names this delivery
 * @param trackingId the submission that it came from
 * @param reference what the requester knows the request by
 * @param version of the request
 * @param backend where it goes: the utility's id
 * @param generation 1, and one more for each replay on purpose
 * @param priority how soon the utility must act
 * @param because the decisive evidence of the routing decision
 * @param eventType the CloudEvents type, for example {@code io.motcua.servicerequest.created.v1}
 * @param event the CloudEvents envelope with the request, as the JSON bytes that are sent
 */
public record Delivery(
        TrackingId deliveryId,
        TrackingId trackingId,
        Reference reference,
        int version,
        String backend,
        int generation,
        Priority priority,
        String because,
        String eventType,
        Payload event) {

    public Delivery {
        Objects.requireNonNull(deliveryId, "deliveryId");
        Objects.requireNonNull(trackingId, "trackingId");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(because, "because");
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(event, "event");
        if (version < 1 || generation < 1) {
            throw new IllegalArgumentException(
                    "Versions and generations count from 1, not " + version + " and " + generation);
        }
    }

    /** What makes two messages the same delivery: {@code request:version:backend:generation}. Also the event's id. */
    public String deduplicationId() {
        return deduplicationId(trackingId, version, backend, generation);
    }

    /** The deduplication id of a delivery that is yet to be made. */
    public static String deduplicationId(TrackingId trackingId, int version, String backend, int generation) {
        return trackingId + ":" + version + ":" + backend + ":" + generation;
    }
}
