package io.motcua.held;

import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.spi.AuditEntry;
import io.motcua.spi.History;
import io.motcua.understanding.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A held request as a person must see it to decide: what arrived, beside what was understood. It is full of a citizen's
 * data.
 *
 * @param history all that is known of it
 * @param raw the bytes as they arrived
 * @param reading which text stood in which field, with what persons have said laid over it; empty if the bytes cannot be
 *     read. The spans of the evidence are of these texts
 * @param unreadable why they cannot be
 * @param refusedBecause why the utility that it was sent to last has refused it, in its own words
 * @param said what persons have said, by field
 * @param followUps what has become part of it, oldest first
 * @param audit what was done about it, oldest first
 */
public record HeldView(
        History history,
        Payload raw,
        Optional<Reading> reading,
        Optional<String> unreadable,
        Optional<String> refusedBecause,
        Map<MendField, String> said,
        List<FollowUp> followUps,
        List<AuditEntry> audit) {

    /** What became part of it, and its words, as far as they can be read. */
    public record FollowUp(Reference reference, String words) {
        /** Names the request; never the words. */
        @Override
        public String toString() {
            return "FollowUp[" + reference + "]";
        }
    }

    public HeldView {
        followUps = List.copyOf(followUps);
        audit = List.copyOf(audit);
    }

    /** Names the request; never the person or their words. */
    @Override
    public String toString() {
        return "HeldView[" + history.reference() + "]";
    }
}
