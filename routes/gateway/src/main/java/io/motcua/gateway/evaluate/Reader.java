package io.motcua.gateway.evaluate;

import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.Normaliser;
import io.motcua.spi.StoredSubmission;
import io.motcua.understanding.Classification;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads and understands submissions as the path does, but stores nothing and asks no ledger. Safe for use by many threads. */
final class Reader {
    /** Every request needs one; none of these is ever told to anybody. */
    private static final Reference REFERENCE = Reference.of("MC-222-222-222");

    private final Map<String, Normaliser> normalisers;
    private final Understanding understanding;

    /** @param normalisers by channel */
    Reader(Map<String, Normaliser> normalisers, Understanding understanding) {
        this.normalisers = Map.copyOf(normalisers);
        this.understanding = understanding;
    }

    /** What we come to. Responsibility is as of the instant of receipt. */
    Labels read(Submission submission) {
        try {
            return read(submission, reading(submission));
        } catch (UnreadableException e) {
            return unread();
        }
    }

    /** What its channel reads of it. */
    Reading reading(Submission submission) throws UnreadableException {
        return Objects.requireNonNull(normalisers.get(submission.channel())).read(submission);
    }

    /** What we come to by this reading of it. */
    Labels read(Submission submission, Reading reading) {
        Meaning meaning = meaning(submission, reading);
        return meaning instanceof Meaning.Request request ? labels(reading, request) : Labels.ignored();
    }

    /** What the gateway makes of this reading. */
    Meaning meaning(Submission submission, Reading reading) {
        Receipt receipt = new Receipt(submission.trackingId(), REFERENCE, submission.receivedAt());
        return understanding.of(new StoredSubmission(submission, receipt, 1), reading, submission.receivedAt());
    }

    /** Of what service this reading is, and by which words. */
    Classification classification(Reading reading) {
        return understanding.classify(reading);
    }

    private Labels labels(Reading reading, Meaning.Request meaning) {
        ServiceRequest request = meaning.request();
        Optional<String> jurisdiction = meaning.decision().jurisdiction();
        return new Labels(
                understanding.followsUp(reading) ? Labels.FOLLOW_UP : Labels.REQUEST,
                Optional.of(request.serviceCode()),
                Optional.of(request.priority().name()),
                request.hazards(),
                request.customerCode(),
                request.requester().phone(),
                request.location().province().map(AdminUnit::code),
                request.location().commune().map(AdminUnit::code),
                Optional.of(jurisdiction.isPresent() ? Labels.ROUTE : Labels.TRIAGE),
                jurisdiction,
                meaning.decision().because());
    }

    /** The path holds what it cannot read. */
    private static Labels unread() {
        return new Labels(
                Labels.REQUEST,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Labels.TRIAGE),
                Optional.empty(),
                Optional.empty());
    }
}
