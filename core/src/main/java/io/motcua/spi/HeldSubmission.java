package io.motcua.spi;

import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A submission that waits for a person, as it was found. An {@link Intervention} is made from it, and refused when it is
 * found otherwise by then.
 *
 * @param stored its bytes, and the version that its request has next
 * @param said what persons have said of it, by the names of the fields
 * @param followUps what has become part of it, also through others, in the order in which it did
 * @param request the newest version, if it was ever understood
 * @param decision of that version
 * @param addressed where the newest version was sent, if it was sent anywhere
 * @param mayHave the utilities that have the request, or may have it: what was sent to them was not refused
 */
public record HeldSubmission(
        StoredSubmission stored,
        HoldReason reason,
        Map<String, String> said,
        List<StoredSubmission> followUps,
        Optional<ServiceRequest> request,
        Optional<RoutingDecision> decision,
        Optional<Addressed> addressed,
        Set<String> mayHave) {

    /**
     * The newest version's last delivery.
     *
     * @param refused whether the utility has refused it; else it was given up, or not acknowledged in time
     * @param refusedBecause why it has, in its own words, which may hold a person's
     */
    public record Addressed(String backend, int generation, boolean refused, Optional<String> refusedBecause) {
        public Addressed {
            Objects.requireNonNull(backend, "backend");
            Objects.requireNonNull(refusedBecause, "refusedBecause");
        }

        /** Names the delivery; never the words. */
        @Override
        public String toString() {
            return "Addressed[" + backend + ", " + generation + (refused ? ", refused]" : "]");
        }
    }

    public HeldSubmission {
        Objects.requireNonNull(stored, "stored");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(addressed, "addressed");
        said = Map.copyOf(said);
        followUps = List.copyOf(followUps);
        mayHave = Set.copyOf(mayHave);
    }

    /** What people call it by. */
    public Reference reference() {
        return stored.receipt().reference();
    }

    /** The version that its request has now; 0 if it was never understood. */
    public int version() {
        return stored.nextVersion() - 1;
    }

    /** Names the submission; never what was said. */
    @Override
    public String toString() {
        return "HeldSubmission[" + reference() + " v" + version() + ", " + reason + "]";
    }
}
