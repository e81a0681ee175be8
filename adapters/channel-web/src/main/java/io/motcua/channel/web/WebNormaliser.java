package io.motcua.channel.web;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;
import java.util.Map;

/**
 * Reads a posted form, {@code application/x-www-form-urlencoded} in UTF-8: {@code serviceCode, description, occurredAt,
 * address, commune, province, customerCode, name, phone, email}. A form without a description is not taken where it is
 * posted; one that is here nevertheless is read, and what it says decides whether it says anything. Safe for use by many
 * threads.
 */
public final class WebNormaliser implements Normaliser {

    @Override
    public Reading read(Submission submission) throws UnreadableException {
        SentForm sent = SentForm.read(submission.payload().buffer());
        for (Map.Entry<FormField, String> fault : sent.faults().entrySet()) {
            if (!fault.getValue().equals(SentForm.MISSING)) {
                throw new UnreadableException("'" + fault.getKey().posted() + "' is repeated or too long");
            }
        }
        Reading.Builder reading = Reading.builder();
        sent.values().forEach((field, text) -> reading.field(field.posted(), text));
        return reading.build();
    }
}
