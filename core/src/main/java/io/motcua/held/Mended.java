package io.motcua.held;

import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.spi.SubmissionState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a mend.
 *
 * @param version of the request now; 0 if it was never understood
 * @param state where it is now
 * @param utility where it goes, or would go if it were sent on
 * @param heldBecause why it still waits
 * @param notes what the person should know, a sentence each
 */
public record Mended(
        Reference reference,
        int version,
        SubmissionState state,
        Optional<String> utility,
        Optional<HoldReason> heldBecause,
        List<String> notes) {
    public Mended {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(state, "state");
        notes = List.copyOf(notes);
    }
}
