package io.motcua.ledger.sql;

import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.HoldReason;
import io.motcua.RequestStatus;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.contract.ServiceRequestJson;
import io.motcua.spi.Lane;
import io.motcua.spi.Step;
import io.motcua.spi.SubmissionState;
import io.motcua.spi.Work;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the results of due work. Looks first whether the state allows the step, and writes only then. */
final class Steps {
    private static final String REQUEST =
            "INSERT INTO service_request (submission, version, made_us, json) VALUES (?, ?, ?, ?)";
    private static final String DECISION = "INSERT INTO decision (submission, version, jurisdiction, held_reason,"
            + " profile_version, as_of, json) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String WORK =
            "SELECT 1 FROM due_work WHERE id = ? AND lane = ? AND submission = ? AND attempts = ?";
    private static final String MOVE_WORK = "UPDATE due_work SET lane = ?, class = ?, due_us = ?, attempts = ?,"
            + " delivery = ?, claimed_by = NULL, lease_until_us = NULL WHERE id = ?";
    private static final String END_WORK = "DELETE FROM due_work WHERE id = ?";

    private final Dialect dialect;
    private final Numbers deliveryNumbers;

    Steps(Dialect dialect, Numbers deliveryNumbers) {
        this.dialect = dialect;
        this.deliveryNumbers = deliveryNumbers;
    }

    /** Makes sure that there are numbers for so many deliveries. Outside of a transaction. */
    void reserve(Session session, int count) throws SQLException {
        deliveryNumbers.reserve(session, count);
    }

    List<StatusUpdate> write(Transaction transaction, Step step) throws SQLException, RefusedException {
        transaction.endsClaim(step.work().id());
        if (step instanceof Step.Routed routed) {
            return routed(transaction, routed);
        } else if (step instanceof Step.Held held) {
            return held(transaction, held);
        } else if (step instanceof Step.Ignored ignored) {
            return ignored(transaction, ignored);
        } else if (step instanceof Step.Attempted attempted) {
            return attempted(transaction, attempted);
        }
        return deadlinePassed(transaction, (Step.DeadlinePassed) step);
    }

    private List<StatusUpdate> routed(Transaction transaction, Step.Routed step) throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = understanding(
                session, step.work(), step.work().subject().receipt().trackingId());
        if (step.request().version() != submission.version() + 1
                || step.delivery().version() != step.request().version()
                || !step.delivery().trackingId().equals(submission.id())) {
            throw RefusedException.illegalState("Version " + step.request().version()
                    + " of the request, or its delivery, does not follow version " + submission.version()
                    + " [tracking id " + submission.id() + "]");
        }

        understood(session, submission, Optional.of(step.request()), Optional.of(step.decision()), step.at());
        long number = deliveryNumbers.draw();
        DeliveryRow.insert(
                session,
                number,
                submission.number(),
                step.delivery(),
                step.work().id());
        Lane lane = Lane.delivery(step.delivery().backend());
        long now = transaction.nowMicros();
        session.updateOne(
                MOVE_WORK,
                lane.name(),
                step.delivery().priority().ordinal(),
                now,
                0,
                number,
                step.work().id());
        transaction.becomesDue(lane, now);
        return List.of();
    }

    private List<StatusUpdate> held(Transaction transaction, Step.Held step) throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = understanding(
                session, step.work(), step.work().subject().receipt().trackingId());
        if (step.request().isPresent() && step.request().get().version() != submission.version() + 1) {
            throw RefusedException.illegalState(
                    "Version " + step.request().get().version()
                            + " of the request does not follow version " + submission.version() + " [tracking id "
                            + submission.id() + "]");
        }

        understood(session, submission, step.request(), step.decision(), step.at());
        session.updateOne(END_WORK, step.work().id());
        return hold(session, submission, step.reason(), step.detail(), step.at());
    }

    /** Holds a submission that could not even be looked at. */
    List<StatusUpdate> holdUnread(
            Transaction transaction, Work<?> work, TrackingId id, HoldReason reason, String detail, Instant at)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = understanding(session, work, id);
        session.updateOne(END_WORK, work.id());
        return hold(session, submission, reason, detail, at);
    }

    private List<StatusUpdate> ignored(Transaction transaction, Step.Ignored step)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = understanding(
                session, step.work(), step.work().subject().receipt().trackingId());

        session.updateOne(END_WORK, step.work().id());
        submission.become(session, SubmissionState.IGNORED, step.cause());
        return List.of();
    }

    private List<StatusUpdate> attempted(Transaction transaction, Step.Attempted step)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = submission(session, step.work().subject().trackingId());
        DeliveryRow delivery = DeliveryRow.of(
                        session, submission.number(), step.work().subject())
                .orElseThrow(() -> RefusedException.illegalState("No such delivery [tracking id " + submission.id()
                        + ", work " + step.work().id() + "]"));
        if (!delivery.state().isOpen()) {
            // The utility's answer was faster than the news that it had been sent. The answer stands.
            delivery.attempted(session, step.outcome(), Optional.empty(), step.at());
            return List.of();
        }
        Lane lane = Lane.delivery(delivery.backend());
        requireWork(session, step.work(), lane, submission);

        DeliveryOutcome outcome = step.outcome();
        delivery.attempted(session, outcome, step.nextAttempt(), step.at());
        if (outcome instanceof Accepted accepted) {
            delivery.acknowledged(session, Optional.of(accepted.backendReference()), step.at());
            return settle(session, submission, delivery, step.at());
        } else if (outcome instanceof Sent sent) {
            delivery.sent(session, sent.deadline());
            moveWork(transaction, step.work(), Lane.DEADLINE, delivery, sent.deadline(), 0);
            return List.of();
        } else if (outcome instanceof Rejected rejected) {
            delivery.ended(session, DeliveryRow.State.REFUSED);
            return holdCurrent(session, submission, delivery, reason(rejected), rejected.cause(), step.at());
        } else if (step.nextAttempt().isPresent()) {
            Instant next = step.nextAttempt().get();
            moveWork(transaction, step.work(), lane, delivery, next, step.work().attempt());
            return List.of();
        }
        delivery.ended(session, DeliveryRow.State.GIVEN_UP);
        String cause = outcome instanceof Deferred deferred ? deferred.cause() : ((Unknown) outcome).cause();
        return holdCurrent(session, submission, delivery, HoldReason.UNDELIVERABLE, cause, step.at());
    }

    private List<StatusUpdate> deadlinePassed(Transaction transaction, Step.DeadlinePassed step)
            throws SQLException, RefusedException {
        Session session = transaction.session();
        SubmissionRow submission = submission(session, step.work().subject().trackingId());
        DeliveryRow delivery = DeliveryRow.of(
                        session, submission.number(), step.work().subject())
                .orElseThrow(() -> RefusedException.illegalState("No such delivery [tracking id " + submission.id()
                        + ", work " + step.work().id() + "]"));
        if (!delivery.state().isOpen()) {
            return List.of();
        }
        requireWork(session, step.work(), Lane.DEADLINE, submission);

        delivery.ended(session, DeliveryRow.State.UNANSWERED);
        String detail = "No answer of " + delivery.backend() + " by the deadline";
        return holdCurrent(session, submission, delivery, HoldReason.NOT_ACKNOWLEDGED, detail, step.at());
    }

    /** Settles the submission, if the delivery is of its request's newest version. */
    static List<StatusUpdate> settle(Session session, SubmissionRow submission, DeliveryRow delivery, Instant at)
            throws SQLException {
        if (delivery.version() != submission.version() || !submission.state().canBecome(SubmissionState.SETTLED)) {
            return List.of();
        }
        submission.become(session, SubmissionState.SETTLED, "");
        return List.of(submission.tell(
                session, RequestStatus.ACCEPTED, Optional.empty(), Optional.empty(), delivery.backend(), at));
    }

    /** Holds the submission, if the delivery is of its request's newest version. */
    static List<StatusUpdate> holdCurrent(
            Session session,
            SubmissionRow submission,
            DeliveryRow delivery,
            HoldReason reason,
            String detail,
            Instant at)
            throws SQLException {
        if (delivery.version() != submission.version() || !submission.state().canBecome(SubmissionState.HELD)) {
            return List.of();
        }
        return hold(session, submission, reason, detail, at);
    }

    private static List<StatusUpdate> hold(
            Session session, SubmissionRow submission, HoldReason reason, String detail, Instant at)
            throws SQLException {
        submission.hold(session, reason, detail);
        return List.of(submission.tell(
                session, RequestStatus.HELD, Optional.empty(), Optional.empty(), StatusUpdate.GATEWAY, at));
    }

    private static HoldReason reason(Rejected rejected) {
        return switch (rejected.kind()) {
            case NOT_MINE -> HoldReason.NOT_MINE;
            case NEEDS_INFORMATION -> HoldReason.NEEDS_INFORMATION;
            case INVALID -> HoldReason.INVALID_FOR_BACKEND;
        };
    }

    private static void understood(
            Session session,
            SubmissionRow submission,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision,
            Instant at)
            throws SQLException {
        if (request.isEmpty() && decision.isEmpty()) {
            return;
        }
        int version = submission.version() + 1;
        submission.raiseVersion(session, version);
        if (request.isPresent()) {
            session.updateOne(REQUEST, submission.number(), version, at, utf8(ServiceRequestJson.write(request.get())));
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
                    utf8(ServiceRequestJson.write(decision.get())));
        }
    }

    private static String utf8(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** The submission, which must wait for this very work in the lane of understanding. */
    private SubmissionRow understanding(Session session, Work<?> work, TrackingId id)
            throws SQLException, RefusedException {
        SubmissionRow submission = submission(session, id);
        requireWork(session, work, Lane.UNDERSTAND, submission);
        return submission;
    }

    private SubmissionRow submission(Session session, TrackingId id) throws SQLException, RefusedException {
        return SubmissionRow.byId(session, dialect, id)
                .orElseThrow(() -> RefusedException.illegalState("No such submission [tracking id " + id + "]"));
    }

    /** The number of attempts is what tells a step from its own repetition. */
    private static void requireWork(Session session, Work<?> work, Lane lane, SubmissionRow submission)
            throws SQLException, RefusedException {
        boolean isDue = session.first(
                        WORK, row -> true, work.id(), lane.name(), submission.number(), work.attempt() - 1)
                .isPresent();
        if (!isDue || submission.state() != SubmissionState.PENDING) {
            throw RefusedException.illegalState("A submission that is " + submission.state()
                    + " does not wait for this work in lane " + lane.name() + " [tracking id " + submission.id()
                    + ", work " + work.id() + ", attempt " + work.attempt() + "]");
        }
    }

    private static void moveWork(
            Transaction transaction, Work<?> work, Lane lane, DeliveryRow delivery, Instant due, int attempts)
            throws SQLException {
        long dueMicros = Micros.of(due);
        transaction
                .session()
                .updateOne(
                        MOVE_WORK, lane.name(), delivery.priority(), dueMicros, attempts, delivery.number(), work.id());
        transaction.becomesDue(lane, dueMicros);
    }
}
