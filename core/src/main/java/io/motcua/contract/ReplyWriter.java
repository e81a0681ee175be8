package io.motcua.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import io.motcua.Payload;
import io.motcua.contract.AppointmentReply.Window;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import java.io.IOException;

/** Writes a backend's replies in the JSON of {@code reply.schema.json}. Safe for use by many threads. */
public final class ReplyWriter {
    private static final String DATA_SCHEMA = Contract.REPLY_SCHEMA + "#/$defs/data";

    private ReplyWriter() {}

    /** The reply as the event that is sent. {@link ReplyReader} reads the same reply from it. */
    public static Payload write(ReplyEvent reply) {
        return Payload.of(JsonText.of(json -> write(json, reply)), Contract.MEDIA_TYPE);
    }

    private static void write(JsonGenerator json, ReplyEvent reply) throws IOException {
        Header header = reply.header();
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        JsonText.text(json, "id", header.id());
        JsonText.text(json, "source", header.source());
        json.writeStringField("type", Contract.REPLY);
        json.writeStringField("subject", header.serviceRequestId().value());
        if (header.time().isPresent()) {
            JsonText.instant(json, "time", header.time().get());
        }
        json.writeStringField("datacontenttype", "application/json");
        json.writeStringField("dataschema", DATA_SCHEMA);
        JsonText.text(json, "correlationid", header.correlationId());
        json.writeObjectFieldStart("data");
        json.writeStringField("serviceRequestId", header.serviceRequestId().value());
        json.writeNumberField("requestVersion", header.requestVersion());
        if (reply instanceof Acknowledgment acknowledgment) {
            json.writeStringField("kind", "acknowledgment");
            json.writeStringField("result", acknowledgment.result().json());
            JsonText.text(json, "backendReference", acknowledgment.backendReference());
            JsonText.text(json, "cause", acknowledgment.cause());
        } else if (reply instanceof Status status) {
            json.writeStringField("kind", "status");
            json.writeStringField("status", status.status().name());
            JsonText.text(json, "serviceNotice", status.serviceNotice());
            if (status.expectedDatetime().isPresent()) {
                JsonText.instant(
                        json, "expectedDatetime", status.expectedDatetime().get());
            }
        } else if (reply instanceof AppointmentReply appointment) {
            json.writeStringField("kind", "appointment");
            json.writeStringField("status", appointment.state().json());
            if (appointment.validFor().isPresent()) {
                Window window = appointment.validFor().get();
                json.writeObjectFieldStart("validFor");
                JsonText.instant(json, "startDateTime", window.startDateTime());
                JsonText.instant(json, "endDateTime", window.endDateTime());
                json.writeEndObject();
            }
            JsonText.text(json, "serviceNotice", appointment.serviceNotice());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
