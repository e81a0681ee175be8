package io.motcua.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.motcua.Appointment;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.History;
import io.motcua.spi.History.DeliveryRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How a request's status is written for whoever sent it. */
final class StatusJson {
    static final String EVENT_TYPE = "status";

    private StatusJson() {}

    /**
     * The page of one request.
     *
     * @param self where the page is
     * @param withDeliveries whether the reader works for the utilities, and may see which of them has it and since when
     */
    static byte[] page(History history, String self, boolean withDeliveries) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("serviceRequestId", history.reference().value());
            json.writeStringField("trackingId", history.trackingId().toString());
            json.writeStringField(
                    "status",
                    history.latest()
                            .map(StatusUpdate::status)
                            .orElse(RequestStatus.RECEIVED)
                            .name());
            json.writeStringField("requestedDatetime", history.receivedAt().toString());
            if (history.request().isPresent()) {
                json.writeStringField("serviceCode", history.request().get().serviceCode());
            }
            if (history.decision().isPresent()) {
                text(json, "jurisdictionId", history.decision().get().jurisdiction());
            }
            if (withDeliveries) {
                json.writeArrayFieldStart("deliveries");
                for (DeliveryRecord delivery : history.deliveries()) {
                    delivery(json, delivery);
                }
                json.writeEndArray();
            }
            if (history.appointment().isPresent()) {
                json.writeObjectFieldStart("appointment");
                window(json, history.appointment().get());
                json.writeEndObject();
            }
            json.writeArrayFieldStart("history");
            for (StatusUpdate update : history.updates()) {
                update(json, update);
            }
            json.writeEndArray();
            links(json, self);
            json.writeEndObject();
        });
    }

    /** The event that tells the update. */
    static ServerEvent event(StatusUpdate update) {
        byte[] data = JsonText.write(json -> update(json, update));
        return new ServerEvent(update.updateId().toString(), EVENT_TYPE, new String(data, StandardCharsets.UTF_8));
    }

    static void links(JsonGenerator json, String self) throws IOException {
        json.writeObjectFieldStart("links");
        json.writeStringField("self", self);
        json.writeStringField("events", self + "/events");
        json.writeEndObject();
    }

    private static void update(JsonGenerator json, StatusUpdate update) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", update.updateId().toString());
        json.writeStringField("serviceRequestId", update.reference().value());
        json.writeStringField("status", update.status().name());
        json.writeStringField("at", update.at().toString());
        json.writeStringField("by", update.by());
        text(json, "serviceNotice", update.notice());
        time(json, "expectedDatetime", update.expectedAt());
        if (update.appointment().isPresent()) {
            Appointment news = update.appointment().get();
            json.writeObjectFieldStart("appointment");
            json.writeStringField("change", news.news().name().toLowerCase(Locale.ROOT));
            window(json, news);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** In the words of the contract, as the utility said it. */
    private static void window(JsonGenerator json, Appointment appointment) throws IOException {
        json.writeObjectFieldStart("validFor");
        json.writeStringField("startDateTime", appointment.start().toString());
        json.writeStringField("endDateTime", appointment.end().toString());
        json.writeEndObject();
    }

    private static void delivery(JsonGenerator json, DeliveryRecord delivery) throws IOException {
        json.writeStartObject();
        json.writeStringField("to", delivery.backend());
        time(json, "sentAt", delivery.sentAt());
        time(json, "acknowledgedAt", delivery.acknowledgedAt());
        text(json, "backendReference", delivery.backendReference());
        text(json, "takenOverFrom", delivery.takeover().map(History.Takeover::from));
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void time(JsonGenerator json, String name, Optional<Instant> value) throws IOException {
        text(json, name, value.map(Instant::toString));
    }
}
