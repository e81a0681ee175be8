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
    private Endings() {}

    /** Settles the submission, if the delivery is of its request's newest version. */
    static List<StatusUpdate> settle(Session session, SubmissionRow submission, DeliveryRow delivery, Instant at)
            throws SQLException {
        if (!concerns(submission, delivery) || !submission.state().canBecome(SubmissionState.SETTLED)) {
            return List.of();
        }
        submission.become(session, SubmissionState.SETTLED, "");
        return List.of(submission.tell(
                session, RequestStatus.ACCEPTED, Optional.empty(), Optional.empty(), delivery.backend(), at));
    }

    /** Holds the submission, if the delivery is of its request's newest version. */
    static List<StatusUpdate> hold(
            Session session,
            SubmissionRow submission,
            DeliveryRow delivery,
            HoldReason reason,
            String detail,
            Instant at)
            throws SQLException {
        if (!concerns(submission, delivery) || !submission.state().canBecome(SubmissionState.HELD)) {
            return List.of();
        }
        return hold(session, submission, reason, detail, at);
    }

    /** Holds the submission. */
    static List<StatusUpdate> hold(
            Session session, SubmissionRow submission, HoldReason reason, String detail, Instant at)
            throws SQLException {
        submission.hold(session, reason, detail);
        return List.of(submission.tell(
                session, RequestStatus.HELD, Optional.empty(), Optional.empty(), StatusUpdate.GATEWAY, at));
    }

    private static boolean concerns(SubmissionRow submission, DeliveryRow delivery) {
        return delivery.version() == submission.version();
    }
}
