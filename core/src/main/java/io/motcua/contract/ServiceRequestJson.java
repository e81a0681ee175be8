package io.motcua.contract;

import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;

/**
 * A {@link ServiceRequest} as the JSON of {@code service-request.schema.json}, and a {@link RoutingDecision} as JSON
 * beside it, both ways. What is written and read again is equal to what it was, apart from halves of surrogate pairs
 * that stand alone, which UTF-8 cannot hold and which become U+FFFD. Safe for use by many threads.
 *
 * <p>Absent fields are left out; lists, the requester and the location are always written, empty if need be. Reading
 * tolerates unknown fields, takes {@code null} for absent and an absent list for an empty one.
 */
public final class ServiceRequestJson {
    private ServiceRequestJson() {}

    /** The request in UTF-8. */
    public static byte[] write(ServiceRequest request) {
        return JsonText.of(json -> ServiceRequestFields.write(json, request));
    }

    /** The decision in UTF-8. */
    public static byte[] write(RoutingDecision decision) {
        return JsonText.of(json -> RoutingDecisionFields.write(json, decision));
    }

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException if it is none; the message names the JSON path and what was expected, never what
     *     was found
     */
    public static ServiceRequest readRequest(byte[] utf8) {
        return ServiceRequestFields.read(JsonObject.parse(utf8));
    }

    /**
     * Reads a decision.
     *
     * @throws IllegalArgumentException if it is none; the message names the JSON path and what was expected, never what
     *     was found
     */
    public static RoutingDecision readDecision(byte[] utf8) {
        return RoutingDecisionFields.read(JsonObject.parse(utf8));
    }
}
