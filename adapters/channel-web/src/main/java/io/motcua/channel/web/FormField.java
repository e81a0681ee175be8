package io.motcua.channel.web;

import io.motcua.understanding.Reading;
import java.util.Optional;

/** A field of the form, by the name that it is posted under, which is its name in a {@link Reading} too. */
enum FormField {
    SERVICE_CODE(Reading.SERVICE_CODE, 64, "off"),
    DESCRIPTION(Reading.DESCRIPTION, 20_000, "off"),
    OCCURRED_AT(Reading.OCCURRED_AT, 200, "off"),
    ADDRESS(Reading.ADDRESS, 1000, "address-line1"),
    COMMUNE(Reading.COMMUNE, 200, "address-level3"),
    PROVINCE(Reading.PROVINCE, 200, "address-level1"),
    CUSTOMER_CODE(Reading.CUSTOMER_CODE, 64, "off"),
    NAME(Reading.NAME, 200, "name"),
    PHONE(Reading.PHONE, 64, "tel"),
    EMAIL(Reading.EMAIL, 320, "email");

    private final String posted;
    private final int maxLength;
    private final String autocomplete;

    FormField(String posted, int maxLength, String autocomplete) {
        this.posted = posted;
        this.maxLength = maxLength;
        this.autocomplete = autocomplete;
    }

    String posted() {
        return posted;
    }

    /** In UTF-16 units, as HTML counts them, with one for the end of a line. */
    int maxLength() {
        return maxLength;
    }

    /** What a browser may fill in (HTML standard, section 4.10.18.7). */
    String autocomplete() {
        return autocomplete;
    }

    static Optional<FormField> of(String posted) {
        for (FormField field : values()) {
            if (field.posted.equals(posted)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
