package io.motcua.channel.app;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.http.JsonFields;
import io.motcua.http.JsonShape;
import io.motcua.http.StrictJson;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;

/**
 * Reads what an app sends: {@code {"serviceCode", "description", "customerCode", "requester": {"name", "phone",
 * "email"}, "location": {"addressString", "lat", "long"}, "occurredAt"}}. Only the description must be there, and may be
 * empty.
 */
public final class AppNormaliser implements Normaliser {
    static final JsonShape SHAPE = JsonShape.object()
            .text("serviceCode", 64)
            .requiredText("description", 20_000)
            .text("customerCode", 64)
            .object(
                    "requester",
                    JsonShape.object().text("name", 200).text("phone", 64).text("email", 320))
            .object(
                    "location",
                    JsonShape.object()
                            .text("addressString", 1000)
                            .number("lat", -90, 90)
                            .number("long", -180, 180)
                            .together("lat", "long"))
            .dateTime("occurredAt")
            .build();

    @Override
    public Reading read(Submission submission) throws UnreadableException {
        JsonFields sent = StrictJson.read(submission, SHAPE);
        Reading.Builder reading = Reading.builder();
        sent.put("/description", reading, Reading.DESCRIPTION)
                .put("/serviceCode", reading, Reading.SERVICE_CODE)
                .put("/customerCode", reading, Reading.CUSTOMER_CODE)
                .put("/requester/name", reading, Reading.NAME)
                .put("/requester/phone", reading, Reading.PHONE)
                .put("/requester/email", reading, Reading.EMAIL)
                .put("/location/addressString", reading, Reading.ADDRESS)
                .put("/occurredAt", reading, Reading.OCCURRED_AT);
        sent.number("/location/lat")
                .ifPresent(lat ->
                        reading.coordinates(lat, sent.number("/location/long").orElseThrow()));
        return reading.build();
    }
}
