package io.motcua.ledger.sql;

import io.motcua.Delivery;
import io.motcua.StatusUpdate;
import io.motcua.spi.HeldSubmission;
import io.motcua.spi.HeldSubmission.Addressed;
import io.motcua.spi.Intervention;
import io.motcua.spi.Lane;
import io.motcua.spi.SubmissionState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what a person did about a held submission, and its entry in the audit trail. No work is ended by it: what is
 * held has none.
 */
final class HeldSteps {
    private static final String SAY = "INSERT INTO said (submission, field, value, at_us) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (submission, field) DO UPDATE SET value = excluded.value, at_us = excluded.at_us";

    private final Dialect dialect;
    private final JoinSteps join;
    private final Numbers deliveryNumbers;
    private final SlaClocks clocks;
    private final Numbers workNumbers = new Numbers("work");

    HeldSteps(Dialect dialect, JoinSteps join, Numbers deliveryNumbers, SlaClocks clocks) {
        this.dialect = dialect;
        this.join = join;
        this.deliveryNumbers = deliveryNumbers;
        this.clocks = clocks;
    }

    /** Makes sure that there are numbers for the work of so many commands. Outside of a transaction. */
    void reserve(Session session, int count) throws SQLException {
        workNumbers.reserve(session, count);
    }

    List<StatusUpdate> write(Transaction transaction, Intervention intervention, UnderstoodText text)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = found(session, intervention.found());
        if (intervention instanceof Intervention.Said said) {
            say(session, submission, said, text);
        } else if (intervention instanceof Intervention.SentOn sentOn) {
            requireNext(submission, sentOn.delivery());
            UnderstandSteps.understood(
                    session,
                    submission,
                    text,
                    Optional.of(sentOn.decision()),
                    sentOn.entry().at());
            deliver(transaction, submission, sentOn.delivery());
            clocks.addressed(transaction, submission, sentOn.delivery().backend(), sentOn.clocks());
        } else if (intervention instanceof Intervention.Repeated) {
            repeat(transaction, submission);
        } else if (intervention instanceof Intervention.Replayed replayed) {
            requireReplay(session, submission, replayed.delivery());
            deliver(transaction, submission, replayed.delivery());
        } else if (intervention instanceof Intervention.Merged merged) {
            join.merged(transaction, submission, merged, text, workNumbers);
            clocks.dropped(transaction, submission);
        } else {
            submission.become(session, SubmissionState.IGNORED, ((Intervention.Ignored) intervention).cause());
            clocks.dropped(transaction, submission);
        }
        AuditTrail.append(session, submission.number(), intervention.entry());
        return List.of();
    }

    /** The submission, which must be held, and as the person found it. */
    private SubmissionRow found(Session session, HeldSubmission found) throws SQLException, RefusedException {
        SubmissionRow submission =
                DueWork.submission(session, dialect, found.stored().receipt().trackingId());
        if (submission.state() != SubmissionState.HELD) {
            throw RefusedException.illegalState(
                    submission.reference() + " is not held any more, but " + submission.state());
        }
        boolean same = submission.version() == found.version()
                && submission.heldReason().equals(Optional.of(found.reason()))
                && HeldRows.parts(session, submission.number()).size()
                        == found.followUps().size()
                && HeldRows.said(session, submission.number()).equals(found.said());
        if (!same) {
            throw RefusedException.illegalState(
                    submission.reference() + " has changed since it was looked at; look at it again");
        }
        return submission;
    }

    private static void say(Session session, SubmissionRow submission, Intervention.Said said, UnderstoodText text)
            throws SQLException {
        Instant at = said.entry().at();
        for (Map.Entry<String, String> one : said.said().entrySet()) {
            session.updateOne(SAY, submission.number(), one.getKey(), one.getValue(), at);
        }
        UnderstandSteps.understood(session, submission, text, said.decision(), at);
        submission.hold(session, said.reason(), said.detail());
    }

    private void deliver(Transaction transaction, SubmissionRow submission, Delivery delivery) throws SQLException {
        Session session = transaction.session();
        long work = workNumbers.draw();
        long number = deliveryNumbers.draw();
        DeliveryRow.insert(session, number, submission.number(), delivery, work);
        DueWork.insert(
                transaction,
                work,
                Lane.delivery(delivery.backend()),
                delivery.priority().ordinal(),
                submission.number(),
                number);
        submission.become(session, SubmissionState.PENDING, "");
        clocks.released(transaction, submission);
    }

    private void repeat(Transaction transaction, SubmissionRow submission) throws SQLException, RefusedException {
        Session session = transaction.session();
        Addressed unanswered = unanswered(session, submission);
        DeliveryRow delivery = DeliveryRow.newest(
                        session, submission.number(), submission.version(), unanswered.backend())
                .orElseThrow();
        long work = workNumbers.draw();
        delivery.again(session, work);
        DueWork.insert(
                transaction,
                work,
                Lane.delivery(delivery.backend()),
                delivery.priority(),
                submission.number(),
                delivery.number());
        submission.become(session, SubmissionState.PENDING, "");
        clocks.released(transaction, submission);
    }

    private static Addressed unanswered(Session session, SubmissionRow submission)
            throws SQLException, RefusedException {
        return HeldRows.addressed(session, submission)
                .filter(addressed -> !addressed.refused())
                .orElseThrow(() -> RefusedException.illegalState(
                        submission.reference() + " has no delivery that waits for an answer"));
    }

    private static void requireReplay(Session session, SubmissionRow submission, Delivery delivery)
            throws SQLException, RefusedException {
        Addressed unanswered = unanswered(session, submission);
        if (!delivery.trackingId().equals(submission.id())
                || delivery.version() != submission.version()
                || !delivery.backend().equals(unanswered.backend())
                || delivery.generation() != unanswered.generation() + 1) {
            throw otherDelivery(submission);
        }
    }

    private static void requireNext(SubmissionRow submission, Delivery delivery) throws RefusedException {
        if (!delivery.trackingId().equals(submission.id()) || delivery.version() != submission.version() + 1) {
            throw otherDelivery(submission);
        }
    }

    private static RefusedException otherDelivery(SubmissionRow submission) {
        return RefusedException.illegalState("The delivery does not follow what " + submission.reference() + " has");
    }
}
