package io.motcua.gateway.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request that waits: what arrived beside what was understood. Unlike other reports it shows a citizen's data, because
 * somebody must decide about it. Text that would act on a terminal is neutral.
 *
 * @param explanation its story, masked as always
 * @param raw the bytes as they arrived, in words; cut off where they are long
 * @param fields which text stood in which field, with what persons have said laid over it
 * @param unreadable why there are no fields
 * @param refusedBecause why the utility that it was sent to last has refused it, in its own words; cut off where they
 *     are long
 * @param said what persons have said, by field
 * @param person what was understood of the requester
 * @param evidence what speaks for or against each candidate, with the words
 * @param audit what was done about it, oldest first
 */
public record HeldDetail(
        Explanation explanation,
        Raw raw,
        Map<String, String> fields,
        Optional<String> unreadable,
        Optional<String> refusedBecause,
        Map<String, String> said,
        Optional<Person> person,
        List<Spoken> evidence,
        List<FollowUp> followUps,
        List<Deed> audit) {

    /**
     * The bytes.
     *
     * @param size of all of them
     * @param text the first of them, as UTF-8; what is no UTF-8 is named
     * @param base64 the same bytes as they are
     * @param cutOff how many are not shown
     */
    public record Raw(String mediaType, int size, String text, String base64, int cutOff) {
        /** Leaves out what the record holds: a citizen's words. */
        @Override
        public String toString() {
            return "Raw[…]";
        }
    }

    /** What was understood of the requester, unmasked. */
    public record Person(
            Optional<String> name,
            Optional<String> phone,
            Optional<String> email,
            Optional<String> customerCode,
            Optional<String> address) {
        /** Leaves out what the record holds: a citizen's words. */
        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    /** A piece of evidence, with the words that it was found in; none where the field is not there any more. */
    public record Spoken(
            String candidate,
            boolean speaksFor,
            String kind,
            String value,
            String rule,
            double confidence,
            String field,
            String words) {
        /** Leaves out what the record holds: a citizen's words. */
        @Override
        public String toString() {
            return "Spoken[…]";
        }
    }

    /** What became part of it, with its words. */
    public record FollowUp(String reference, String words) {
        /** Leaves out what the record holds: a citizen's words. */
        @Override
        public String toString() {
            return "FollowUp[…]";
        }
    }

    /** Something that was done. */
    public record Deed(
            Instant at,
            String by,
            String action,
            Optional<String> reference,
            Optional<String> because,
            Optional<String> before,
            Optional<String> after) {}

    /** Names the request; never the person or their words. */
    @Override
    public String toString() {
        return "HeldDetail[" + explanation.reference() + "]";
    }
}
