package io.motcua.ledger.sql;

import io.motcua.HoldReason;
import io.motcua.NoticeWish;
import io.motcua.RoutingDecision;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.spi.Lane;
import io.motcua.spi.Step;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes what came of understanding a submission: routed, held or ignored. */
final class UnderstandSteps {
    private static final String REQUEST =
            "INSERT INTO service_request (submission, version, made_us, json) VALUES (?, ?, ?, ?)";
    private static final String DECISION = "INSERT INTO decision (submission, version, jurisdiction, held_reason,"
            + " profile_version, as_of, json) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private static final String WISH = "INSERT INTO notice_wish (person, wish, submission, at_us) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (person) DO UPDATE SET wish = excluded.wish, submission = excluded.submission,"
            + " at_us = excluded.at_us WHERE excluded.at_us > notice_wish.at_us"
            + " OR (excluded.at_us = notice_wish.at_us AND excluded.submission > notice_wish.submission)";
    private static final String RECEIVED = "SELECT received_us FROM submission WHERE number = ?";
    private static final String AUDIT =
            "INSERT INTO audit (at_us, actor, action, submission, detail) VALUES (?, ?, 'notices wished', ?, ?)";

    private final Dialect dialect;
    private final Links links;
    private final Numbers deliveryNumbers;
    private final Notices notices;
    private final SlaClocks clocks;
    private final Endings endings;

    UnderstandSteps(Dialect dialect, Links links, Numbers deliveryNumbers, Notices notices, SlaClocks clocks) {
        this.dialect = dialect;
        this.links = links;
        this.deliveryNumbers = deliveryNumbers;
        this.notices = notices;
        this.clocks = clocks;
        this.endings = new Endings(notices, clocks);
    }

    List<StatusUpdate> routed(Transaction transaction, Step.Routed step, UnderstoodText text)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = submission(session, step.work());
        requireNext(submission, step.request().version());
        if (step.delivery().version() != step.request().version()
                || !step.delivery().trackingId().equals(submission.id())) {
            throw RefusedException.illegalState(
                    "The delivery is of another request [tracking id " + submission.id() + "]");
        }

        understood(session, submission, text, Optional.of(step.decision()), step.at());
        links.write(session, submission, text.related());
        long number = deliveryNumbers.draw();
        DeliveryRow.insert(
                session,
                number,
                submission.number(),
                step.delivery(),
                step.work().id());
        DueWork.move(
                transaction,
                step.work(),
                Lane.delivery(step.delivery().backend()),
                step.delivery().priority().ordinal(),
                number,
                transaction.nowMicros(),
                0);
        clocks.addressed(transaction, submission, step.delivery().backend(), step.clocks());
        if (submission.version() == 0) {
            notices.received(transaction, submission);
        }
        return List.of();
    }

    List<StatusUpdate> held(Transaction transaction, Step.Held step, UnderstoodText text)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = submission(session, step.work());
        if (step.request().isPresent()) {
            requireNext(submission, step.request().get().version());
        }

        understood(session, submission, text, step.decision(), step.at());
        links.write(session, submission, text.related());
        DueWork.end(session, step.work());
        return endings.hold(transaction, submission, step.reason(), step.detail(), step.at());
    }

    List<StatusUpdate> ignored(Transaction transaction, Step.Ignored step) throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = submission(session, step.work());

        DueWork.end(session, step.work());
        submission.become(session, SubmissionState.IGNORED, step.cause());
        return List.of();
    }

    void postponed(Transaction transaction, Step.Postponed step) throws SQLException, RefusedException {
        submission(transaction.session(), step.work());
        DueWork.postpone(transaction, step.work(), Lane.UNDERSTAND, Micros.of(step.until()));
    }

    /**
     * Keeps what the sender wishes of notices; nothing more is done about the submission. Messages are not understood in
     * the order that they were written in, so the time of the message counts, and of one time the order of acceptance.
     */
    List<StatusUpdate> wished(Transaction transaction, Step.Wished step) throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = submission(session, step.work());
        if (!submission.answers()) {
            throw RefusedException.illegalState(
                    "A wish of somebody whom no answer reaches [tracking id " + submission.id() + "]");
        }

        DueWork.end(session, step.work());
        long written = session.first(RECEIVED, row -> row.getLong(1), submission.number())
                .orElseThrow();
        boolean isLast = session.update(
                        WISH, Notices.person(session, submission), step.wish().name(), submission.number(), written)
                == 1;
        session.updateOne(
                AUDIT,
                step.at(),
                StatusUpdate.GATEWAY,
                submission.number(),
                isLast ? step.wish().name() : step.wish() + ", taken back by a later message");
        submission.become(session, SubmissionState.IGNORED, wished(step.wish(), isLast));
        return List.of();
    }

    private static String wished(NoticeWish wish, boolean isLast) {
        if (!isLast) {
            return "A later message of the sender says which notices they want there";
        }
        return wish == NoticeWish.NONE
                ? "The sender wants no more notices there"
                : "The sender wants notices there again";
    }

    /** Holds a submission that could not even be looked at. */
    List<StatusUpdate> unread(Transaction transaction, Work<?> work, TrackingId id, String detail, Instant at)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = DueWork.submission(session, dialect, id);
        DueWork.require(session, work, Lane.UNDERSTAND, submission);

        DueWork.end(session, work);
        return endings.hold(transaction, submission, HoldReason.FAULT, detail, at);
    }

    /** The submission, which must wait for this very work in the lane of understanding. */
    private SubmissionRow submission(Session session, Work<StoredSubmission> work)
            throws SQLException, RefusedException {
        SubmissionRow submission =
                DueWork.submission(session, dialect, work.subject().receipt().trackingId());
        DueWork.require(session, work, Lane.UNDERSTAND, submission);
        return submission;
    }

    private static void requireNext(SubmissionRow submission, int version) throws RefusedException {
        if (version != submission.version() + 1) {
            throw RefusedException.illegalState("Version " + version + " of the request does not follow version "
                    + submission.version() + " [tracking id " + submission.id() + "]");
        }
    }

    /** Writes the next version of a submission's request, and its decision. */
    static void understood(
            Session session,
            SubmissionRow submission,
            UnderstoodText text,
            Optional<RoutingDecision> decision,
            Instant at)
            throws SQLException {
        if (text.request().isEmpty() && decision.isEmpty()) {
            return;
        }
        int version = submission.version() + 1;
        submission.raiseVersion(session, version, text.priority());
        if (text.request().isPresent()) {
            session.updateOne(REQUEST, submission.number(), version, at, text.request());
        }
        if (decision.isPresent()) {
            session.updateOne(
                    DECISION,
                    submission.number(),
                    version,
                    decision.get().jurisdiction(),
                    decision.get().holdReason().map(HoldReason::name),
                    decision.get().profileVersion(),
                    decision.get().asOf().toString(),
                    text.decision());
        }
    }
}
