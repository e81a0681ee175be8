package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.RoutingDecision.Candidate;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.Location;
import io.motcua.ServiceRequest.RelatedRequest;
import io.motcua.Submission;
import io.motcua.contract.Contract;
import io.motcua.contract.EventWriter;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Work;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What becomes of a submission that quotes a reference. It is a follow-up only if its sender, as the channel knows it, is
 * who made that request: a reference can be read over a shoulder, and a stranger must learn nothing by it. Danger to life
 * never becomes part of something older. Safe for use by many threads.
 */
final class FollowUps {
    /** What an earlier request is to the one that came after its end, or that could not wait for it. */
    private static final String FOLLOW_UP_OF = "followUpOf";

    /** In characters. Each follow-up is sent with all that came before it: without an end that would grow by its square. */
    private static final int MAX_DESCRIPTION = 200_000;

    private static final int MAX_ATTACHMENTS = 300;

    private final Ledger ledger;
    private final EventWriter events;
    private final Predicate<String> served;

    FollowUps(Ledger ledger, EventWriter events, Predicate<String> served) {
        this.ledger = ledger;
        this.events = events;
        this.served = served;
    }

    /**
     * The request of the same person that a submission with these references follows up.
     *
     * @param sender whom an answer goes to, or the telephone number in a form's own field: with the reference, that is
     *     more than tracking asks for
     */
    Optional<EarlierRequest> earlier(Submission submission, Optional<String> sender, List<Reference> quoted) {
        if (sender.isEmpty()) {
            return Optional.empty();
        }
        return quoted.stream()
                .flatMap(reference -> ledger.earlier(reference).stream())
                .filter(earlier -> !earlier.trackingId().equals(submission.trackingId()) && earlier.isOf(sender.get()))
                .findFirst();
    }

    /**
     * Whether it may follow up a request that is not understood yet, so that nobody knows what it would become part of,
     * nor whose that is. Danger to life waits for nothing.
     */
    boolean isTooEarly(Submission submission, ServiceRequest request, List<Reference> quoted) {
        return !isDanger(request)
                && quoted.stream()
                        .flatMap(reference -> ledger.earlier(reference).stream())
                        .anyMatch(earlier -> earlier.state() == SubmissionState.PENDING
                                && earlier.request().isEmpty()
                                && !earlier.trackingId().equals(submission.trackingId()));
    }

    /** The step that joins the follow-up to the earlier request; empty if it must be a request of its own. */
    Optional<Step> join(Work<StoredSubmission> work, Meaning.Request followUp, EarlierRequest earlier, Instant now) {
        return part(followUp, earlier, now)
                .map(part -> new Step.Joined(work, earlier.reference(), part.changed(), now));
    }

    /** What a follow-up makes of the earlier request; nothing while a person holds that. */
    record Part(Optional<Step.Changed> changed) {}

    /** The follow-up as a part of the earlier request; empty if it must be a request of its own. */
    Optional<Part> part(Meaning.Request followUp, EarlierRequest earlier, Instant now) {
        if (isDanger(followUp.request()) || earlier.ended()) {
            return Optional.empty();
        }
        if (earlier.state() == SubmissionState.HELD) {
            return Optional.of(new Part(Optional.empty()));
        }
        // Whoever was sent it has it, be that the utility of the place or its partner.
        Optional<String> utility =
                earlier.utility().or(() -> earlier.decision().flatMap(RoutingDecision::jurisdiction));
        boolean open = earlier.state() == SubmissionState.PENDING || earlier.state() == SubmissionState.SETTLED;
        // Of a request that is not understood yet there is nothing that could be changed.
        if (!open || earlier.request().isEmpty() || utility.filter(served).isEmpty()) {
            return Optional.empty();
        }
        RoutingDecision decision = earlier.decision().orElseThrow();
        ServiceRequest changed = changed(earlier.request().get(), followUp.request());
        if (changed.description().length() > MAX_DESCRIPTION
                || changed.attachments().size() > MAX_ATTACHMENTS) {
            return Optional.empty();
        }
        Delivery delivery = events.delivery(changed, decision, earlier.trackingId(), utility.get(), 1, now);
        if (delivery.event().size() > Contract.MOST_EVENT_BYTES) {
            // A change that no backend need take; the request itself has been taken.
            return Optional.empty();
        }
        return Optional.of(new Part(Optional.of(new Step.Changed(changed, decision, delivery))));
    }

    /**
     * The follow-up as a request of its own that names the earlier one. If it says nothing of a place, it is about the
     * earlier one's.
     */
    Meaning.Request linked(Meaning.Request followUp, EarlierRequest earlier) {
        List<RelatedRequest> related = new ArrayList<>(followUp.request().relatedRequests());
        related.add(new RelatedRequest(earlier.reference().value(), FOLLOW_UP_OF));
        ServiceRequest.Builder request = followUp.request().toBuilder().relatedRequests(related);
        Optional<RoutingDecision> before =
                earlier.decision().filter(decision -> decision.jurisdiction().isPresent());
        boolean placeless = followUp.decision()
                .holdReason()
                .filter(HoldReason.NO_PLACE::equals)
                .isPresent();
        if (!placeless || before.isEmpty() || earlier.request().isEmpty()) {
            return new Meaning.Request(request.build(), followUp.decision());
        }
        ServiceRequest known = earlier.request().get();
        request.jurisdictionId(before.get().jurisdiction()).customerCode(known.customerCode());
        if (followUp.request().location().equals(Location.UNKNOWN)) {
            request.location(known.location());
        }
        return new Meaning.Request(
                request.build(), whereItWent(before.get().jurisdiction().get(), earlier, followUp.decision()));
    }

    /** That the earlier request decides, beside what the follow-up itself says. */
    private static RoutingDecision whereItWent(String utility, EarlierRequest earlier, RoutingDecision own) {
        Evidence evidence = new Evidence(
                Evidence.EARLIER_REQUEST,
                earlier.reference().value(),
                new Evidence.Source(Reading.REFERENCE, 0, 0),
                "follow-up.same-place",
                0.8);
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(utility, List.of(evidence), List.of()));
        own.candidates().stream()
                .filter(candidate -> !candidate.jurisdiction().equals(utility))
                .forEach(candidates::add);
        return RoutingDecision.route(utility, Evidence.EARLIER_REQUEST, candidates, own.profileVersion(), own.asOf());
    }

    /** The earlier request with what was added, clearly set apart; nothing else of it changes. */
    private static ServiceRequest changed(ServiceRequest earlier, ServiceRequest followUp) {
        return withWords(earlier, followUp).toBuilder()
                .version(earlier.version() + 1)
                .updatedDatetime(Optional.of(followUp.requestedDatetime()))
                .build();
    }

    /** The request with the words and attachments of a follow-up behind its own. */
    static ServiceRequest withWords(ServiceRequest request, ServiceRequest followUp) {
        List<Attachment> attachments = new ArrayList<>(request.attachments());
        attachments.addAll(followUp.attachments());
        return request.toBuilder()
                .description(request.description()
                        + "\n\n――― " + followUp.requestedDatetime() + ", "
                        + followUp.channel().name() + ", " + followUp.serviceRequestId() + " ―――\n"
                        + followUp.description())
                .attachments(attachments)
                .build();
    }

    static boolean isDanger(ServiceRequest request) {
        return request.priority() == Priority.P0 || !request.hazards().isEmpty();
    }
}
