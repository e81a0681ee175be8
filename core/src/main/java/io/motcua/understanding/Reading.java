package io.motcua.understanding;

import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.ExternalIdentifier;
import io.motcua.text.TextRepair;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A submission read as its channel's format: which text stood in which field, repaired, and nothing of what it
 * means. The person's own words are the {@link #DESCRIPTION}; the other fields are what a form, an agent or a protocol
 * set apart.
 *
 * @param fields the texts by name; absent and blank fields are left out, order as given
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 * @param externalIdentifiers what the source calls it
 * @param attachments what came with it
 * @param needsNoAnswer why nobody waits for an answer, if that is so: an automatic reply, a bounce, a mailing list
 * @param sentByMachine why it seems that a program sent it and no person, where that is a sign and no proof, such as a
 *     sender without a telephone number: what its words say of danger to life goes before it
 */
public record Reading(
        Map<String, String> fields,
        OptionalDouble lat,
        OptionalDouble lon,
        List<ExternalIdentifier> externalIdentifiers,
        List<Attachment> attachments,
        Optional<String> needsNoAnswer,
        Optional<String> sentByMachine) {
    /** What the person wrote, or what the agent wrote down. */
    public static final String DESCRIPTION = "description";
    /** An address in one line. */
    public static final String ADDRESS = "address";
    /** A province, named in a field of its own. */
    public static final String PROVINCE = "province";
    /** A commune, named in a field of its own. */
    public static final String COMMUNE = "commune";
    /**
     * A province's code of the profile's place system, in a field of its own. With a {@link #DISTRICT_CODE} beside it, it
     * is read by the newest map of before the day that has it.
     */
    public static final String PROVINCE_CODE = "provinceCode";
    /** A district's code, in a field of its own: whoever fills it speaks of a map that has districts. */
    public static final String DISTRICT_CODE = "districtCode";
    /** A commune's code of the profile's place system, in a field of its own. */
    public static final String COMMUNE_CODE = "communeCode";
    /** The utility's unit that a portal sends the matter to: its name or its code. */
    public static final String RECEIVING_UNIT = "receivingUnit";
    /** A customer code, in a field of its own. */
    public static final String CUSTOMER_CODE = "customerCode";
    /** A service code that the person or the agent chose. */
    public static final String SERVICE_CODE = "serviceCode";
    /** What the person's words answer: it says where and who, never what. */
    public static final String QUOTED = "quoted";
    /** The person's name. */
    public static final String NAME = "name";
    /** A telephone number in a field of its own, or the sender's. */
    public static final String PHONE = "phone";
    /** An e-mail address in a field of its own, or the sender's. */
    public static final String EMAIL = "email";
    /** A reference of ours that the protocol set apart, for example by answering our own message. */
    public static final String REFERENCE = "reference";
    /** The protocol's name for the message of ours that this one answers, whether or not it tells a reference. */
    public static final String ANSWERS_OURS = "answersOurs";
    /**
     * That part of the {@link #DESCRIPTION} which the sender passes on for somebody else: the matter itself, and the
     * person to call.
     */
    public static final String PASSED_ON = "passedOn";
    /** When it happened, as it was given. */
    public static final String OCCURRED_AT = "occurredAt";
    /** The channel and the account that it came by, with a blank between; set by {@link Understanding}. */
    public static final String ACCOUNT = "account";

    public Reading {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        Objects.requireNonNull(lat, "lat");
        Objects.requireNonNull(lon, "lon");
        externalIdentifiers = List.copyOf(externalIdentifiers);
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(needsNoAnswer, "needsNoAnswer");
        Objects.requireNonNull(sentByMachine, "sentByMachine");
    }

    /** The text of a field, if it has one. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The person's own words; empty if there are none. */
    public String description() {
        return fields.getOrDefault(DESCRIPTION, "");
    }

    /** This reading with one field more, or another text in it. */
    public Reading with(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, text);
        return new Reading(more, lat, lon, externalIdentifiers, attachments, needsNoAnswer, sentByMachine);
    }

    /** Names the fields; never their texts. */
    @Override
    public String toString() {
        return "Reading" + fields.keySet();
    }

    /** A builder without any field. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a reading; not safe for use by several threads. */
    public static final class Builder {
        private final Map<String, String> fields = new LinkedHashMap<>();
        private OptionalDouble lat = OptionalDouble.empty();
        private OptionalDouble lon = OptionalDouble.empty();
        private List<ExternalIdentifier> externalIdentifiers = List.of();
        private List<Attachment> attachments = List.of();
        private Optional<String> needsNoAnswer = Optional.empty();
        private Optional<String> sentByMachine = Optional.empty();

        private Builder() {}

        /**
         * Sets a field's text, repaired and stripped; one that is blank then is left out. This is where every text of
         * every channel is repaired: what is read later, and every span of evidence, is of the repaired text.
         */
        public Builder field(String name, String text) {
            String repaired = TextRepair.repair(text).strip();
            if (!repaired.isEmpty()) {
                fields.put(name, repaired);
            }
            return this;
        }

        /** Sets the point, in degrees of WGS 84. */
        public Builder coordinates(double latitude, double longitude) {
            lat = OptionalDouble.of(latitude);
            lon = OptionalDouble.of(longitude);
            return this;
        }

        /** Sets what the source calls it. */
        public Builder externalIdentifiers(List<ExternalIdentifier> identifiers) {
            externalIdentifiers = identifiers;
            return this;
        }

        /** Sets what came with it. */
        public Builder attachments(List<Attachment> list) {
            attachments = list;
            return this;
        }

        /** Says why nobody waits for an answer: a fact about the message, without a citizen's data. */
        public Builder needsNoAnswer(String cause) {
            needsNoAnswer = Optional.of(cause);
            return this;
        }

        /** Says why it seems that no person sent it: a fact about the message, without a citizen's data. */
        public Builder sentByMachine(String cause) {
            sentByMachine = Optional.of(cause);
            return this;
        }

        /** The reading. */
        public Reading build() {
            return new Reading(fields, lat, lon, externalIdentifiers, attachments, needsNoAnswer, sentByMachine);
        }
    }
}
