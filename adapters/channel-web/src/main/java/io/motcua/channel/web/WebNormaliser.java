package io.motcua.channel.web;

import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;

/**
 * Reads a posted form, {@code application/x-www-form-urlencoded} in UTF-8: {@code serviceCode, description, occurredAt,
 * address, commune, province, customerCode, name, phone, email}. Only the description must be there.
 */
public final class WebNormaliser implements Normaliser {

    @Override
    public Reading read(Submission submission) throws UnreadableException {
        SentForm sent = SentForm.read(submission.payload().buffer());
        if (!sent.faults().isEmpty()) {
            FormField field = sent.faults().keySet().iterator().next();
            throw new UnreadableException("'" + field.posted() + "' is missing, repeated or too long");
        }
        Reading.Builder reading = Reading.builder();
        sent.values().forEach((field, text) -> reading.field(field.posted(), text));
        return reading.build();
    }
}
