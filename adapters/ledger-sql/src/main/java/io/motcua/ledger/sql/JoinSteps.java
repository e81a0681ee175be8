package io.motcua.ledger.sql;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.spi.Intervention;
import io.motcua.spi.Lane;
import io.motcua.spi.Step;
import io.motcua.spi.SubmissionState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes that a follow-up became part of an earlier request: the earlier one gets its next version and a delivery of it,
 * unless a person holds it.
 */
final class JoinSteps {
    private static final String JOIN = "INSERT INTO joined (submission, earlier, at_us, merged) VALUES (?, ?, ?, ?)";
    private static final String HAND_OVER = "UPDATE due_work SET submission = ? WHERE id = ?";

    private final Dialect dialect;
    private final References references;
    private final Numbers deliveryNumbers;
    private final Notices notices;
    private final SlaClocks clocks;

    JoinSteps(Dialect dialect, References references, Numbers deliveryNumbers, Notices notices, SlaClocks clocks) {
        this.dialect = dialect;
        this.references = references;
        this.deliveryNumbers = deliveryNumbers;
        this.notices = notices;
        this.clocks = clocks;
    }

    void joined(Transaction transaction, Step.Joined step, UnderstoodText text) throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow followUp = DueWork.submission(
                session, dialect, step.work().subject().receipt().trackingId());
        DueWork.require(session, step.work(), Lane.UNDERSTAND, followUp);
        SubmissionRow earlier = earlier(session, step.to(), followUp);
        if (step.changed().isPresent()) {
            Step.Changed changed = step.changed().get();
            requireOpen(session, earlier, followUp, changed);
            long number =
                    change(transaction, changed, earlier, text, step.work().id(), step.at());
            session.updateOne(HAND_OVER, earlier.number(), step.work().id());
            DueWork.move(
                    transaction,
                    step.work(),
                    Lane.delivery(changed.delivery().backend()),
                    changed.delivery().priority().ordinal(),
                    number,
                    transaction.nowMicros(),
                    0);
        } else if (earlier.state() == SubmissionState.HELD) {
            DueWork.end(session, step.work());
        } else {
            throw refusal(earlier, followUp);
        }
        join(transaction, followUp, earlier, false, step.at());
    }

    /** A person made a held submission part of another request. */
    void merged(
            Transaction transaction,
            SubmissionRow held,
            Intervention.Merged step,
            UnderstoodText text,
            Numbers workNumbers)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow earlier = earlier(session, step.into(), held);
        Instant at = step.entry().at();
        if (step.changed().isPresent()) {
            Step.Changed changed = step.changed().get();
            requireOpen(session, earlier, held, changed);
            long work = workNumbers.draw();
            long number = change(transaction, changed, earlier, text, work, at);
            DueWork.insert(
                    transaction,
                    work,
                    Lane.delivery(changed.delivery().backend()),
                    changed.delivery().priority().ordinal(),
                    earlier.number(),
                    number);
        } else if (earlier.state() != SubmissionState.HELD || earlier.number() == held.number()) {
            throw refusal(earlier, held);
        }
        join(transaction, held, earlier, true, at);
    }

    private void join(
            Transaction transaction, SubmissionRow followUp, SubmissionRow earlier, boolean merged, Instant at)
            throws SQLException {
        transaction.session().updateOne(JOIN, followUp.number(), earlier.number(), at, merged ? 1 : 0);
        Links.inherit(transaction.session(), earlier.number(), followUp.number());
        followUp.become(transaction.session(), SubmissionState.JOINED, "Part of " + earlier.reference());
        notices.joined(
                transaction,
                followUp,
                earlier.state() == SubmissionState.HELD ? RequestStatus.HELD : RequestStatus.RECEIVED);
    }

    private SubmissionRow earlier(Session session, Reference to, SubmissionRow followUp)
            throws SQLException, RefusedException {
        OptionalLong number = references.numberOf(to);
        Optional<SubmissionRow> earlier =
                number.isEmpty() ? Optional.empty() : SubmissionRow.byNumber(session, dialect, number.getAsLong());
        return earlier.orElseThrow(
                () -> RefusedException.illegalState("There is no request to join [tracking id " + followUp.id() + "]"));
    }

    /** A request on its way or with its utility, which has neither changed nor gone to a partner since it was looked at. */
    private static void requireOpen(
            Session session, SubmissionRow earlier, SubmissionRow followUp, Step.Changed changed)
            throws SQLException, RefusedException {
        boolean open = (earlier.state() == SubmissionState.PENDING || earlier.state() == SubmissionState.SETTLED)
                && EarlierRequests.latest(session, earlier.number())
                        .orElse(RequestStatus.RECEIVED)
                        .open();
        int next = earlier.version() + 1;
        if (!open
                || Rerouting.isUnderWay(session, earlier)
                || EarlierRequests.sentTo(session, earlier.number())
                        .filter(utility -> !utility.equals(changed.delivery().backend()))
                        .isPresent()
                || next == 1
                || changed.request().version() != next
                || changed.delivery().version() != next
                || !changed.delivery().trackingId().equals(earlier.id())
                || earlier.number() == followUp.number()) {
            throw refusal(earlier, followUp);
        }
    }

    /** Writes the earlier request's next version and its delivery, whose number it gives back. */
    private long change(
            Transaction transaction,
            Step.Changed changed,
            SubmissionRow earlier,
            UnderstoodText text,
            long work,
            Instant at)
            throws SQLException {
        Session session = transaction.session();
        UnderstandSteps.understood(session, earlier, text, Optional.of(changed.decision()), at);
        long number = deliveryNumbers.draw();
        DeliveryRow.insert(session, number, earlier.number(), changed.delivery(), work);
        clocks.wrote(transaction, earlier);
        clocks.start(transaction, earlier, changed.clocks());
        return number;
    }

    private static RefusedException refusal(SubmissionRow earlier, SubmissionRow followUp) {
        return RefusedException.illegalState("A follow-up cannot join a request that is " + earlier.state()
                + " at version " + earlier.version() + " so; understand it anew [tracking id " + followUp.id() + "]");
    }
}
