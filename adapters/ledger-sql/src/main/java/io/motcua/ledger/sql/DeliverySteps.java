package io.motcua.ledger.sql;

import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.HoldReason;
import io.motcua.StatusUpdate;
import io.motcua.spi.Lane;
import io.motcua.spi.Step;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Writes what came of a delivery: an attempt, or a deadline that passed. */
final class DeliverySteps {
    private final Dialect dialect;
    private final SlaClocks clocks;
    private final Endings endings;

    DeliverySteps(Dialect dialect, Notices notices, SlaClocks clocks) {
        this.dialect = dialect;
        this.clocks = clocks;
        this.endings = new Endings(notices, clocks);
    }

    List<StatusUpdate> attempted(Transaction transaction, Step.Attempted step) throws SQLException, RefusedException {
        Session session = transaction.session();
        FoundDelivery found = FoundDelivery.of(session, dialect, step.work());
        SubmissionRow submission = found.submission();
        DeliveryRow delivery = found.delivery();
        if (!found.isAwaited()) {
            // The utility's answer was faster than the news that it had been sent. The answer stands.
            delivery.attempted(session, step.outcome(), Optional.empty(), step.begunAt(), step.at());
            return List.of();
        }
        Lane lane = Lane.delivery(delivery.backend());
        DueWork.requireAnyState(session, step.work(), lane, submission);

        DeliveryOutcome outcome = step.outcome();
        delivery.attempted(session, outcome, step.nextAttempt(), step.begunAt(), step.at());
        if (outcome instanceof Accepted accepted) {
            delivery.acknowledged(session, Optional.of(accepted.backendReference()), step.at());
            clocks.acknowledged(transaction, submission);
            return endings.settle(transaction, submission, delivery, step.at());
        } else if (outcome instanceof Sent sent) {
            delivery.sent(session, sent.deadline());
            DueWork.move(
                    transaction,
                    step.work(),
                    Lane.DEADLINE,
                    delivery.priority(),
                    delivery.number(),
                    Micros.of(sent.deadline()),
                    0);
            return List.of();
        } else if (outcome instanceof Rejected rejected) {
            // The cause is in the utility's words, which may hold a person's; it is no part of the detail.
            delivery.refused(session, Optional.of(rejected.cause()));
            String detail = delivery.backend() + " refused it: " + rejected.kind() + ", an event of "
                    + step.work().subject().event().size() + " bytes";
            clocks.refused(transaction, submission, reason(rejected));
            return endings.refused(transaction, submission, delivery, reason(rejected), detail, step.at());
        } else if (step.nextAttempt().isPresent()) {
            DueWork.move(
                    transaction,
                    step.work(),
                    lane,
                    delivery.priority(),
                    delivery.number(),
                    Micros.of(step.nextAttempt().get()),
                    step.work().attempt());
            return List.of();
        }
        delivery.ended(session, DeliveryRow.State.GIVEN_UP);
        String cause = outcome instanceof Deferred deferred ? deferred.cause() : ((Unknown) outcome).cause();
        return endings.hold(transaction, submission, delivery, HoldReason.UNDELIVERABLE, cause, step.at());
    }

    List<StatusUpdate> tooLarge(Transaction transaction, Step.TooLarge step) throws SQLException, RefusedException {
        Session session = transaction.session();
        FoundDelivery found = FoundDelivery.of(session, dialect, step.work());
        if (!found.isAwaited()) {
            return List.of();
        }
        SubmissionRow submission = found.submission();
        DeliveryRow delivery = found.delivery();
        DueWork.requireAnyState(session, step.work(), Lane.delivery(delivery.backend()), submission);

        delivery.ended(session, DeliveryRow.State.REFUSED);
        clocks.refused(transaction, submission, HoldReason.INVALID_FOR_BACKEND);
        String detail = "It has " + step.work().subject().event().size() + " bytes, and " + delivery.backend()
                + " takes at most " + step.atMost();
        return endings.hold(transaction, submission, delivery, HoldReason.INVALID_FOR_BACKEND, detail, step.at());
    }

    List<StatusUpdate> deadlinePassed(Transaction transaction, Step.DeadlinePassed step)
            throws SQLException, RefusedException {
        FoundDelivery found = FoundDelivery.of(transaction.session(), dialect, step.work());
        String detail = "No answer of " + found.delivery().backend() + " by the deadline";
        return unanswered(transaction, found, step, HoldReason.NOT_ACKNOWLEDGED, detail);
    }

    List<StatusUpdate> notWithdrawn(Transaction transaction, Step.NotWithdrawn step)
            throws SQLException, RefusedException {
        FoundDelivery found = FoundDelivery.of(transaction.session(), dialect, step.work());
        String detail = found.delivery().backend() + " is away, may have taken it, and has not answered";
        return unanswered(transaction, found, step, HoldReason.TAKEN_UNANSWERED, detail);
    }

    private List<StatusUpdate> unanswered(
            Transaction transaction, FoundDelivery found, Step step, HoldReason reason, String detail)
            throws SQLException, RefusedException {
        if (!found.isAwaited()) {
            return List.of();
        }
        DueWork.requireAnyState(transaction.session(), step.work(), Lane.DEADLINE, found.submission());
        found.delivery().ended(transaction.session(), DeliveryRow.State.UNANSWERED);
        return endings.hold(transaction, found.submission(), found.delivery(), reason, detail, step.at());
    }

    private static HoldReason reason(Rejected rejected) {
        return switch (rejected.kind()) {
            case NOT_MINE -> HoldReason.NOT_MINE;
            case NEEDS_INFORMATION -> HoldReason.NEEDS_INFORMATION;
            case INVALID -> HoldReason.INVALID_FOR_BACKEND;
        };
    }
}
