package io.motcua.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import io.motcua.Delivery;
import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.TrackingId;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Makes deliveries: puts a routed request into its CloudEvents 1.0 envelope, in the JSON of {@code event.schema.json}.
 * Safe for use by many threads.
 */
public final class EventWriter {
    private final String source;
    private final Predicate<String> aboveUnits;

    /** A writer of events of this source that are for all who work for a utility; as {@link #EventWriter(URI, Predicate)}. */
    public EventWriter(URI source) {
        this(source, service -> false);
    }

    /**
     * A writer of events of this source.
     *
     * @param source names the gateway, the same for as long as its ledger lives: backends drop what they have by
     *     (source, id) (CloudEvents 1.0, section 3.1)
     * @param aboveUnits whether a request for this service complains about a unit of the utility or its staff, so that
     *     its event says that it is for the head office alone
     * @throws IllegalArgumentException if the source is empty, which CloudEvents forbids
     */
    public EventWriter(URI source, Predicate<String> aboveUnits) {
        this.aboveUnits = Objects.requireNonNull(aboveUnits, "aboveUnits");
        this.source = source.toString();
        if (this.source.isEmpty()) {
            throw new IllegalArgumentException("The source of events is empty");
        }
    }

    /**
     * The delivery of this request.
     *
     * @param routed the request, with the {@code jurisdictionId} of the decision
     * @param decision which must route
     * @param trackingId of the submission
     * @param backend the id of the utility that it goes to
     * @param generation 1, and one more for each replay on purpose
     * @param at when the event is made
     * @throws IllegalArgumentException if the decision holds, if request and decision name different utilities, or if
     *     the {@code serviceRequestId} is no reference
     */
    public Delivery delivery(
            ServiceRequest routed,
            RoutingDecision decision,
            TrackingId trackingId,
            String backend,
            int generation,
            Instant at) {
        String jurisdiction = decision.jurisdiction()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A decision to hold makes no delivery [tracking id " + trackingId + "]"));
        if (!routed.jurisdictionId().equals(decision.jurisdiction())) {
            throw new IllegalArgumentException("The request names "
                    + routed.jurisdictionId().orElse("no utility") + " and the decision " + jurisdiction
                    + " [tracking id " + trackingId + "]");
        }
        Objects.requireNonNull(at, "at");
        String type = routed.version() == 1 ? Contract.CREATED : Contract.CHANGED;
        byte[] event = JsonText.of(json -> write(json, routed, type, trackingId, backend, generation, at));
        return new Delivery(
                TrackingId.next(),
                trackingId,
                Reference.of(routed.serviceRequestId()),
                routed.version(),
                backend,
                generation,
                routed.priority(),
                decision.because().orElseThrow(),
                type,
                Payload.of(event, Contract.MEDIA_TYPE));
    }

    /**
     * The same version of a request for the utility's partner: what was made for the utility, with an id of the
     * partner's and the extension {@code takenoverfrom}. The place stays the utility's: {@code jurisdictionid} names it
     * still.
     *
     * @param first made by this class
     * @throws IllegalArgumentException if the partner is the utility itself
     */
    public Delivery takeover(Delivery first, String partner, Instant at) {
        if (first.backend().equals(partner)) {
            throw new IllegalArgumentException("A utility cannot take over from itself: " + partner);
        }
        return new Delivery(
                TrackingId.next(),
                first.trackingId(),
                first.reference(),
                first.version(),
                partner,
                first.generation(),
                first.priority(),
                first.because(),
                first.eventType(),
                Payload.of(TakeoverEvent.of(first, partner, at), Contract.MEDIA_TYPE));
    }

    private void write(
            JsonGenerator json,
            ServiceRequest request,
            String type,
            TrackingId trackingId,
            String backend,
            int generation,
            Instant at)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        JsonText.text(json, "id", Delivery.deduplicationId(trackingId, request.version(), backend, generation));
        json.writeStringField("source", source);
        json.writeStringField("type", type);
        JsonText.text(json, "subject", request.serviceRequestId());
        JsonText.instant(json, "time", at);
        json.writeStringField("datacontenttype", "application/json");
        json.writeStringField("dataschema", Contract.SERVICE_REQUEST_SCHEMA.toString());
        JsonText.text(json, "jurisdictionid", request.jurisdictionId());
        // All events of one request share the key, so that a partitioned log keeps their order.
        JsonText.text(json, "partitionkey", request.serviceRequestId());
        json.writeStringField("correlationid", trackingId.toString());
        if (aboveUnits.test(request.serviceCode())) {
            json.writeStringField("audience", Contract.HEAD_OFFICE);
        }
        if (generation > 1) {
            JsonText.text(json, "replayof", Delivery.deduplicationId(trackingId, request.version(), backend, 1));
        }
        json.writeFieldName("data");
        ServiceRequestFields.write(json, request);
        json.writeEndObject();
    }
}
