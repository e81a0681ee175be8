package io.motcua.ledger.sql;

import io.motcua.HoldReason;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.contract.AppointmentReply;
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
    /** Held because the utility had not been heard: its late answer is the answer. */
    private static final Set<HoldReason> UNHEARD =
            Set.of(HoldReason.NOT_ACKNOWLEDGED, HoldReason.TAKEN_UNANSWERED, HoldReason.UNDELIVERABLE);

    private final Dialect dialect;
    private final References references;
    private final Notices notices;
    private final SlaClocks clocks;
    private final Endings endings;
    private final Sharing sharing;
    private final Appointments appointments;

    ReplyBook(Dialect dialect, References references, Notices notices, Sharing sharing, SlaClocks clocks) {
        this.dialect = dialect;
        this.references = references;
        this.notices = notices;
        this.clocks = clocks;
        this.endings = new Endings(notices, clocks);
        this.sharing = sharing;
        this.appointments = new Appointments(notices);
    }

    ReplyResult write(Transaction transaction, ReadReply reply) throws SQLException {
        Session session = transaction.session();
        if (reply.event().isEmpty()) {
            return new Judgment(Verdict.MALFORMED).record(transaction, reply);
        }
        if (session.first(SEEN, row -> true, reply.backend(), reply.eventKey()).isPresent()) {
            return new Judgment(Verdict.DUPLICATE).record(transaction, reply);
        }
        return judge(transaction, reply, reply.event().get()).record(transaction, reply);
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
        } else if (event instanceof AppointmentReply appointment) {
            appointment(transaction, judgment, appointment, reply.receivedAt());
        } else {
            status(transaction, judgment, (Status) event);
        }
        return judgment;
    }

    private void accepted(Transaction transaction, Judgment judgment, Acknowledgment event) throws SQLException {
        Session session = transaction.session();
        DeliveryRow delivery = judgment.delivery();
        if (delivery.state() == DeliveryRow.State.ACKNOWLEDGED
                && delivery.backendReference().isEmpty()
                && event.backendReference().isPresent()) {
            // A status event had told us already that the utility has it; this tells how the utility calls it.
            delivery.called(session, event.backendReference().get());
            judgment.applies();
        } else if (isUnheard(judgment)) {
            delivery.acknowledged(session, event.backendReference(), judgment.at());
            makesRoom(transaction, delivery);
            clocks.acknowledged(transaction, judgment.submission());
            judgment.tells(endings.settle(transaction, judgment.submission(), delivery, judgment.at()));
            judgment.applies();
        }
    }

    private void refused(Transaction transaction, Judgment judgment, Acknowledgment event) throws SQLException {
        if (!isUnheard(judgment)) {
            return;
        }
        DeliveryRow delivery = judgment.delivery();
        SubmissionRow submission = judgment.submission();
        HoldReason reason = reason(event.result());
        String detail = delivery.backend() + " answered " + event.result().json();
        delivery.refused(transaction.session(), event.cause());
        makesRoom(transaction, delivery);
        clocks.refused(transaction, submission, reason);
        if (submission.state() == SubmissionState.HELD && delivery.version() == submission.version()) {
            submission.hold(transaction.session(), reason, detail);
        } else {
            judgment.tells(endings.refused(transaction, submission, delivery, reason, detail, judgment.at()));
        }
        judgment.applies();
    }

    private void status(Transaction transaction, Judgment judgment, Status event) throws SQLException {
        Session session = transaction.session();
        DeliveryRow delivery = judgment.delivery();
        SubmissionRow submission = judgment.submission();
        boolean isNewest = delivery.version() == submission.version();
        if (isUnheard(judgment)) {
            // Who works on it has it.
            implied(transaction, judgment);
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
        if (counts(session, judgment)
                && goesForward(EarlierRequests.latest(session, submission.number()), event.status())) {
            judgment.applies();
            clocks.said(transaction, submission, event.status());
            tell(transaction, judgment, event);
        }
    }

    private void appointment(Transaction transaction, Judgment judgment, AppointmentReply event, Instant receivedAt)
            throws SQLException {
        Session session = transaction.session();
        DeliveryRow delivery = judgment.delivery();
        SubmissionRow submission = judgment.submission();
        boolean settles = false;
        if (isUnheard(judgment)) {
            // Who comes to the requester has the request.
            settles = delivery.version() == submission.version()
                    && submission.state().canBecome(SubmissionState.SETTLED);
            implied(transaction, judgment);
            judgment.tells(endings.settle(transaction, submission, delivery, judgment.at()));
        } else if (delivery.state() != DeliveryRow.State.ACKNOWLEDGED) {
            return;
        }
        if (settles || counts(session, judgment)) {
            appointments.said(transaction, judgment, event, receivedAt);
        }
    }

    /** That the utility has the delivery follows from what it says of it. */
    private void implied(Transaction transaction, Judgment judgment) throws SQLException {
        judgment.delivery().acknowledged(transaction.session(), Optional.empty(), judgment.at());
        makesRoom(transaction, judgment.delivery());
        clocks.acknowledged(transaction, judgment.submission());
        judgment.applies();
    }

    /** Whether what an acknowledged utility says is still of the request as it is. */
    private static boolean counts(Session session, Judgment judgment) throws SQLException {
        SubmissionRow submission = judgment.submission();
        DeliveryRow delivery = judgment.delivery();
        return delivery.version() == submission.version()
                ? submission.state() == SubmissionState.SETTLED
                : submission.state() != SubmissionState.HELD && hasNewest(session, submission, delivery.backend());
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
        DeliveryRow.State state = judgment.delivery().state();
        if (judgment.delivery().isWithdrawn()) {
            // It is its partner's; nothing that is said about it here counts any more.
            return false;
        }
        if (state != DeliveryRow.State.UNANSWERED && state != DeliveryRow.State.GIVEN_UP) {
            return state.isOpen();
        }
        SubmissionRow submission = judgment.submission();
        return submission.state() != SubmissionState.HELD
                || judgment.delivery().version() != submission.version()
                || submission.heldReason().filter(UNHEARD::contains).isPresent();
    }

    /** After an end there is nothing, and what is being worked on is not merely accepted. */
    private static boolean goesForward(Optional<RequestStatus> from, RequestStatus to) {
        return from.filter(status -> !status.open() || to == RequestStatus.ACCEPTED)
                .isEmpty();
    }

    private void tell(Transaction transaction, Judgment judgment, Status event) throws SQLException {
        String by = judgment.delivery().backend();
        SubmissionRow submission = judgment.submission();
        StatusUpdate update = submission
                .update(event.status(), by, judgment.at())
                .notice(event.serviceNotice())
                .expectedAt(event.expectedDatetime())
                .build();
        long notBefore = sharing.notBefore(transaction, submission, event.status());
        judgment.tells(List.of(notices.tell(transaction, submission, update, notBefore)));
        if (!event.status().open()) {
            judgment.tells(sharing.ended(transaction, submission, event.status(), by, judgment.at(), notBefore));
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
}
