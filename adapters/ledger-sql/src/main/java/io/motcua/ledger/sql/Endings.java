package io.motcua.ledger.sql;

import io.motcua.HoldReason;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.spi.SubmissionState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes of a submission when a delivery of it, or the attempt to understand it, has come to an end. */
final class Endings {
    private final Notices notices;

    Endings(Notices notices) {
        this.notices = notices;
    }

    /** Settles the submission, if the delivery is of its request's newest version. */
    List<StatusUpdate> settle(Transaction transaction, SubmissionRow submission, DeliveryRow delivery, Instant at)
            throws SQLException {
        if (!concerns(submission, delivery) || !submission.state().canBecome(SubmissionState.SETTLED)) {
            return List.of();
        }
        submission.become(transaction.session(), SubmissionState.SETTLED, "");
        return List.of(notices.tell(
                transaction,
                submission,
                RequestStatus.ACCEPTED,
                Optional.empty(),
                Optional.empty(),
                delivery.backend(),
                at));
    }

    /** Holds the submission, if the delivery is of its request's newest version. */
    List<StatusUpdate> hold(
            Transaction transaction,
            SubmissionRow submission,
            DeliveryRow delivery,
            HoldReason reason,
            String detail,
            Instant at)
            throws SQLException {
        if (!concerns(submission, delivery) || !submission.state().canBecome(SubmissionState.HELD)) {
            return List.of();
        }
        return hold(transaction, submission, reason, detail, at);
    }

    /** Holds the submission. */
    List<StatusUpdate> hold(
            Transaction transaction, SubmissionRow submission, HoldReason reason, String detail, Instant at)
            throws SQLException {
        submission.hold(transaction.session(), reason, detail);
        return List.of(notices.tell(
                transaction,
                submission,
                RequestStatus.HELD,
                Optional.empty(),
                Optional.empty(),
                StatusUpdate.GATEWAY,
                at));
    }

    private static boolean concerns(SubmissionRow submission, DeliveryRow delivery) {
        return delivery.version() == submission.version();
    }
}
