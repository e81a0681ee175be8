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
    private final SlaClocks clocks;

    Endings(Notices notices, SlaClocks clocks) {
        this.notices = notices;
        this.clocks = clocks;
    }

    /** Settles the submission, if the delivery is of its request's newest version. */
    List<StatusUpdate> settle(Transaction transaction, SubmissionRow submission, DeliveryRow delivery, Instant at)
            throws SQLException {
        if (!concerns(submission, delivery) || !submission.state().canBecome(SubmissionState.SETTLED)) {
            return List.of();
        }
        settle(transaction, submission);
        if (!isNews(transaction.session(), submission, RequestStatus.ACCEPTED)) {
            return List.of();
        }
        return List.of(notices.tell(
                transaction,
                submission,
                RequestStatus.ACCEPTED,
                Optional.empty(),
                Optional.empty(),
                delivery.backend(),
                at));
    }

    /** Its utility has it. */
    void settle(Transaction transaction, SubmissionRow submission) throws SQLException {
        submission.become(transaction.session(), SubmissionState.SETTLED, "");
        if (submission.state() == SubmissionState.HELD) {
            clocks.released(transaction, submission);
        }
    }

    /** Its utility will not have it: holds the submission, unless its evidence leads to another utility once. */
    List<StatusUpdate> refused(
            Transaction transaction,
            SubmissionRow submission,
            DeliveryRow delivery,
            HoldReason reason,
            String detail,
            Instant at)
            throws SQLException {
        return reason == HoldReason.NOT_MINE && Rerouting.begin(transaction, submission, delivery)
                ? List.of()
                : hold(transaction, submission, delivery, reason, detail, at);
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
        clocks.held(transaction, submission);
        if (EarlierRequests.latest(transaction.session(), submission.number())
                .filter(RequestStatus.HELD::equals)
                .isPresent()) {
            // A person had sent it on, and it has come back: to the requester that is no news.
            return List.of();
        }
        return List.of(notices.tell(
                transaction,
                submission,
                RequestStatus.HELD,
                Optional.empty(),
                Optional.empty(),
                StatusUpdate.GATEWAY,
                at));
    }

    /**
     * Whether the requester has not heard more than this. Of a first version nobody has from its utility, but perhaps that
     * the outage is over; of a later one, the utility may have said more about the earlier.
     */
    static boolean isNews(Session session, SubmissionRow submission, RequestStatus status) throws SQLException {
        if (submission.version() <= 1 && status != RequestStatus.ACCEPTED) {
            return true;
        }
        Optional<RequestStatus> heard = EarlierRequests.latest(session, submission.number());
        if (submission.version() <= 1) {
            return heard.filter(RequestStatus.RESTORED::equals).isEmpty();
        }
        return heard.filter(latest -> latest != RequestStatus.HELD)
                .map(latest -> latest.open() && status != RequestStatus.ACCEPTED)
                .orElse(true);
    }

    private static boolean concerns(SubmissionRow submission, DeliveryRow delivery) {
        return delivery.version() == submission.version();
    }
}
