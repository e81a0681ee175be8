package io.motcua.channel.hotline;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.http.JsonFields;
import io.motcua.http.JsonShape;
import io.motcua.http.StrictJson;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;

/**
 * Reads a work order: {@code {"callerPhone", "agent", "customerCode", "note", "address", "serviceCode"}}. Any may be
 * missing, but a note, an address or a customer code must be given; a note may be empty, as after a call that broke off.
 * The agent is no fact about the request and is left to the bytes.
 */
public final class HotlineNormaliser implements Normaliser {
    static final JsonShape SHAPE = JsonShape.object()
            .text("callerPhone", 64)
            .text("agent", 64)
            .text("customerCode", 64)
            .text("note", 20_000)
            .text("address", 1000)
            .text("serviceCode", 64)
            .atLeastOne("note", "address", "customerCode")
            .build();

    @Override
    public Reading read(Submission submission) throws UnreadableException {
        JsonFields sent = StrictJson.read(submission, SHAPE);
        Reading.Builder reading = Reading.builder();
        sent.put("/note", reading, Reading.DESCRIPTION)
                .put("/serviceCode", reading, Reading.SERVICE_CODE)
                .put("/customerCode", reading, Reading.CUSTOMER_CODE)
                .put("/callerPhone", reading, Reading.PHONE)
                .put("/address", reading, Reading.ADDRESS);
        return reading.build();
    }
}
