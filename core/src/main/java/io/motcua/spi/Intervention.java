package io.motcua.spi;

import io.motcua.Delivery;
import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person did about a held submission, stored in one commit with its entry in the audit trail. It is refused, and
 * nothing of it written, if the submission is not held any more, or not as the person found it: another version, another
 * follow-up. So the same intervention counts once.
 */
public sealed interface Intervention {

    /** The submission as the person found it. */
    HeldSubmission found();

    /** What the audit trail says of it, and when it was done. */
    AuditEntry entry();

    /**
     * Said what is so. The request was understood anew, and stays held.
     *
     * @param said what was said, by the names of the fields; what was said of other fields stays
     * @param reason why it is held now
     */
    record Said(
            HeldSubmission found,
            AuditEntry entry,
            Map<String, String> said,
            HoldReason reason,
            String detail,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision)
            implements Intervention {
        public Said {
            said = Map.copyOf(said);
        }

        /** Names the submission and the fields; never what was said. */
        @Override
        public String toString() {
            return "Said[" + found + ", " + said.keySet() + "]";
        }
    }

    /**
     * Sent it on: the request's next version, and a delivery of it that is due now.
     *
     * @param clocks that begin to run with it, unless one of the same step runs
     */
    record SentOn(
            HeldSubmission found,
            AuditEntry entry,
            ServiceRequest request,
            RoutingDecision decision,
            Delivery delivery,
            List<StartedClock> clocks)
            implements Intervention {
        public SentOn {
            clocks = List.copyOf(clocks);
        }

        /** Sent on, without clocks. */
        public SentOn(
                HeldSubmission found,
                AuditEntry entry,
                ServiceRequest request,
                RoutingDecision decision,
                Delivery delivery) {
            this(found, entry, request, decision, delivery, List.of());
        }
    }

    /** Had the unanswered delivery tried again: the same message, under the same ids. */
    record Repeated(HeldSubmission found, AuditEntry entry) implements Intervention {}

    /** Had the unanswered delivery made anew: the same version to the same utility, of the next generation. */
    record Replayed(HeldSubmission found, AuditEntry entry, Delivery delivery) implements Intervention {}

    /**
     * Made it part of another request.
     *
     * @param changed the other request with what this one adds; empty only if a person holds that one too
     */
    record Merged(HeldSubmission found, AuditEntry entry, Reference into, Optional<Step.Changed> changed)
            implements Intervention {}

    /** Ended it, because it needs no answer. */
    record Ignored(HeldSubmission found, AuditEntry entry, String cause) implements Intervention {}
}
