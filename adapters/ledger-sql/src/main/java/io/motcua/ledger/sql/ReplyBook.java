package io.motcua.ledger.sql;

import io.motcua.HoldReason;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Status;
import io.motcua.spi.Lane;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.ReplyResult.Verdict;
import io.motcua.spi.SubmissionState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges what utilities say, and writes what follows from it. Whose reply it is, the credentials say that it came by;
 * what it says about a request that this utility was never sent is foreign.
 */
final class ReplyBook {
    private static final String SEEN = "SELECT 1 FROM reply WHERE backend = ? AND event_key = ?"
            + " AND verdict <> 'DUPLICATE' AND event_key IS NOT NULL";
    private static final String INSERT = "INSERT INTO reply (backend, source, event_id, event_key, verdict, cause,"
            + " submission, delivery, media_type, size, sha256, bytes, received_us, recorded_us)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /** Held because the utility had not been heard: its late answer is the answer. */
    private static final Set<HoldReason> UNHEARD =
            Set.of(HoldReason.NOT_ACKNOWLEDGED, HoldReason.TAKEN_UNANSWERED, HoldReason.UNDELIVERABLE);

    private final Dialect dialect;
    private final References references;
    private final Notices notices;
    private final SlaClocks clocks;
    private final Endings endings;
    private final SharedNews sharedNews;

    ReplyBook(Dialect dialect, References references, Notices notices, SlaClocks clocks) {
        this.dialect = dialect;
        this.references = references;
        this.notices = notices;
        this.clocks = clocks;
        this.endings = new Endings(notices, clocks);
        this.sharedNews = new SharedNews(dialect, notices);
    }

    ReplyResult write(Transaction transaction, ReadReply reply) throws SQLException {
        Session session = transaction.session();
        if (reply.event().isEmpty()) {
            return record(transaction, reply, new Judgment(Verdict.MALFORMED));
        }
        if (session.first(SEEN, row -> true, reply.backend(), reply.eventKey()).isPresent()) {
            return record(transaction, reply, new Judgment(Verdict.DUPLICATE));
        }
        return record(
                transaction, reply, judge(transaction, reply, reply.event().get()));
    }

    private Judgment judge(Transaction transaction, ReadReply reply, ReplyEvent event) throws SQLException {
        Session session = transaction.session();
        OptionalLong number = references.numberOf(event.header().serviceRequestId());
        Optional<SubmissionRow> found =
                number.isEmpty() ? Optional.empty() : SubmissionRow.byNumber(session, dialect, number.getAsLong());
        if (found.isEmpty()) {
            return new Judgment(Verdict.FOREIGN);
        }
        SubmissionRow submission = found.get();
        Optional<DeliveryRow> delivery =
                DeliveryRow.newest(session, submission.number(), event.header().requestVersion(), reply.backend());
        if (delivery.isEmpty()) {
            return new Judgment(Verdict.FOREIGN);
        }
        Judgment judgment = new Judgment(submission, delivery.get(), reply.saidAt());
        if (event instanceof Acknowledgment acknowledgment) {
            if (acknowledgment.result() == Result.ACCEPTED) {
                accepted(transaction, judgment, acknowledgment);
            } else {
                refused(transaction, judgment, acknowledgment);
            }
        } else {
            status(transaction, judgment, (Status) event);
        }
        return judgment;
    }

    private void accepted(Transaction transaction, Judgment judgment, Acknowledgment event) throws SQLException {
        Session session = transaction.session();
        DeliveryRow delivery = judgment.delivery.orElseThrow();
        if (delivery.state() == DeliveryRow.State.ACKNOWLEDGED
                && delivery.backendReference().isEmpty()
                && event.backendReference().isPresent()) {
            // A status event had told us already that the utility has it; this tells how the utility calls it.
            delivery.called(session, event.backendReference().get());
            judgment.verdict = Verdict.APPLIED;
        } else if (isUnheard(judgment)) {
            delivery.acknowledged(session, event.backendReference(), judgment.at);
            makesRoom(transaction, delivery);
            clocks.acknowledged(transaction, judgment.submission());
            judgment.updates.addAll(endings.settle(transaction, judgment.submission(), delivery, judgment.at));
            judgment.verdict = Verdict.APPLIED;
        }
    }

    private void refused(Transaction transaction, Judgment judgment, Acknowledgment event) throws SQLException {
        if (!isUnheard(judgment)) {
            return;
        }
        DeliveryRow delivery = judgment.delivery.orElseThrow();
        SubmissionRow submission = judgment.submission();
        HoldReason reason = reason(event.result());
        String detail = delivery.backend() + " answered " + event.result().json();
        delivery.ended(transaction.session(), DeliveryRow.State.REFUSED);
        makesRoom(transaction, delivery);
        clocks.refused(transaction, submission, reason);
        if (submission.state() == SubmissionState.HELD && delivery.version() == submission.version()) {
            submission.hold(transaction.session(), reason, detail);
        } else {
            judgment.updates.addAll(endings.refused(transaction, submission, delivery, reason, detail, judgment.at));
        }
        judgment.verdict = Verdict.APPLIED;
    }

    private void status(Transaction transaction, Judgment judgment, Status event) throws SQLException {
        Session session = transaction.session();
        DeliveryRow delivery = judgment.delivery.orElseThrow();
        SubmissionRow submission = judgment.submission();
        boolean isNewest = delivery.version() == submission.version();
        if (isUnheard(judgment)) {
            // Who works on it has it.
            delivery.acknowledged(session, Optional.empty(), judgment.at);
            makesRoom(transaction, delivery);
            clocks.acknowledged(transaction, submission);
            judgment.verdict = Verdict.APPLIED;
            if (isNewest && submission.state().canBecome(SubmissionState.SETTLED)) {
                endings.settle(transaction, submission);
                clocks.said(transaction, submission, event.status());
                if (Endings.isNews(session, submission, event.status())) {
                    tell(transaction, judgment, event);
                }
                return;
            }
        } else if (delivery.state() != DeliveryRow.State.ACKNOWLEDGED) {
            return;
        }
        boolean counts = isNewest
                ? submission.state() == SubmissionState.SETTLED
                : submission.state() != SubmissionState.HELD && hasNewest(session, submission, delivery.backend());
        if (counts && goesForward(EarlierRequests.latest(session, submission.number()), event.status())) {
            judgment.verdict = Verdict.APPLIED;
            clocks.said(transaction, submission, event.status());
            tell(transaction, judgment, event);
        }
    }

    /** What was not claimed for want of room may be claimed now. */
    private static void makesRoom(Transaction transaction, DeliveryRow delivery) {
        transaction.becomesDue(Lane.delivery(delivery.backend()), transaction.nowMicros());
    }

    /** Whether the newest version is this utility's too: what it says of an earlier one is then of the same matter. */
    private static boolean hasNewest(Session session, SubmissionRow submission, String backend) throws SQLException {
        return DeliveryRow.newest(session, submission.number(), submission.version(), backend)
                .isPresent();
    }

    /** Whether the utility's answer is awaited, or was when the submission came to be held. */
    private static boolean isUnheard(Judgment judgment) {
        DeliveryRow.State state = judgment.delivery.orElseThrow().state();
        if (judgment.delivery.get().isWithdrawn()) {
            // It is its partner's; nothing that is said about it here counts any more.
            return false;
        }
        if (state != DeliveryRow.State.UNANSWERED && state != DeliveryRow.State.GIVEN_UP) {
            return state.isOpen();
        }
        SubmissionRow submission = judgment.submission();
        return submission.state() != SubmissionState.HELD
                || judgment.delivery.get().version() != submission.version()
                || submission.heldReason().filter(UNHEARD::contains).isPresent();
    }

    /** After an end there is nothing, and what is being worked on is not merely accepted. */
    private static boolean goesForward(Optional<RequestStatus> from, RequestStatus to) {
        return from.filter(status -> !status.open() || to == RequestStatus.ACCEPTED)
                .isEmpty();
    }

    private void tell(Transaction transaction, Judgment judgment, Status event) throws SQLException {
        String by = judgment.delivery.orElseThrow().backend();
        judgment.updates.add(notices.tell(
                transaction,
                judgment.submission(),
                event.status(),
                event.serviceNotice(),
                event.expectedDatetime(),
                by,
                judgment.at));
        if (!event.status().open()) {
            judgment.updates.addAll(
                    sharedNews.ended(transaction, judgment.submission(), event.status(), by, judgment.at));
        }
    }

    private static HoldReason reason(Result result) {
        return switch (result) {
            case NOT_MINE -> HoldReason.NOT_MINE;
            case NEEDS_INFORMATION -> HoldReason.NEEDS_INFORMATION;
            case INVALID -> HoldReason.INVALID_FOR_BACKEND;
            case ACCEPTED -> throw new IllegalArgumentException("No refusal: " + result);
        };
    }

    private static ReplyResult record(Transaction transaction, ReadReply reply, Judgment judgment) throws SQLException {
        transaction
                .session()
                .updateOne(
                        INSERT,
                        reply.backend(),
                        reply.event().map(event -> event.header().source()),
                        reply.event().map(event -> event.header().id()),
                        reply.eventKey(),
                        judgment.verdict.name(),
                        reply.malformation(),
                        judgment.submission.map(SubmissionRow::number),
                        judgment.delivery.map(DeliveryRow::number),
                        reply.mediaType(),
                        reply.size(),
                        reply.sha256(),
                        reply.head(),
                        reply.receivedAt(),
                        transaction.nowMicros());
        return new ReplyResult(
                judgment.verdict, judgment.updates, judgment.awaited && judgment.verdict == Verdict.APPLIED);
    }

    /** What a reply comes to, while it is being found out. */
    private static final class Judgment {
        private final Optional<SubmissionRow> submission;
        private final Optional<DeliveryRow> delivery;
        private final Instant at;
        private final List<StatusUpdate> updates = new ArrayList<>();
        private final boolean awaited;
        private Verdict verdict;

        Judgment(Verdict verdict) {
            this.submission = Optional.empty();
            this.delivery = Optional.empty();
            this.at = Instant.EPOCH;
            this.awaited = false;
            this.verdict = verdict;
        }

        /** Late, until something is found that it changes. */
        Judgment(SubmissionRow submission, DeliveryRow delivery, Instant at) {
            this.submission = Optional.of(submission);
            this.delivery = Optional.of(delivery);
            this.at = at;
            this.awaited = delivery.state().isOpen();
            this.verdict = Verdict.LATE;
        }

        SubmissionRow submission() {
            return submission.orElseThrow();
        }
    }
}
