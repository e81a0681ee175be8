package io.motcua.spi;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.HoldReason;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeWish;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.TrackingId;
import io.motcua.sla.SlaEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of one piece of work, stored once: the only ways in which a submission's state can change, apart from
 * {@link Ledger#accept}, {@link Ledger#record(java.util.List)} and what a person does, an {@link Intervention}. Recording a
 * step ends its work.
 */
public sealed interface Step {

    /** The work that this step ends. */
    Work<?> work();

    /** When it was done. */
    Instant at();

    /**
     * Understood and routed: the request's version, the decision, and a delivery that is due now.
     *
     * @param clocks that begin to run with it
     */
    record Routed(
            Work<StoredSubmission> work,
            ServiceRequest request,
            RoutingDecision decision,
            Delivery delivery,
            List<StartedClock> clocks,
            Instant at)
            implements Step {
        public Routed {
            clocks = List.copyOf(clocks);
        }

        /** Routed, without clocks. */
        public Routed(
                Work<StoredSubmission> work,
                ServiceRequest request,
                RoutingDecision decision,
                Delivery delivery,
                Instant at) {
            this(work, request, decision, delivery, List.of(), at);
        }
    }

    /** Cannot go on without a person. What could be understood is kept with it. */
    record Held(
            Work<StoredSubmission> work,
            HoldReason reason,
            String detail,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision,
            Instant at)
            implements Step {}

    /** Must wait for something else to be understood first. Changes nothing but when the work is due. */
    record Postponed(Work<StoredSubmission> work, Instant until, Instant at) implements Step {}

    /** Needs no answer: an automatic reply, a bounce, an empty message. */
    record Ignored(Work<StoredSubmission> work, String cause, Instant at) implements Step {}

    /**
     * A follow-up that becomes part of an earlier request of the same person, which a person holds, or which its utility
     * gets anew.
     *
     * @param to the earlier request's reference
     * @param changed the earlier request with what the follow-up adds; empty only if a person holds that request
     */
    record Joined(Work<StoredSubmission> work, Reference to, Optional<Changed> changed, Instant at) implements Step {}

    /**
     * The next version of a request, and a delivery of it that is due now, to the utility that has the request.
     *
     * @param clocks that begin to run with it, unless one of the same step runs
     */
    record Changed(ServiceRequest request, RoutingDecision decision, Delivery delivery, List<StartedClock> clocks) {
        public Changed {
            clocks = List.copyOf(clocks);
        }

        /** Changed, without clocks. */
        public Changed(ServiceRequest request, RoutingDecision decision, Delivery delivery) {
            this(request, decision, delivery, List.of());
        }
    }

    /**
     * One attempt to deliver was made.
     *
     * @param nextAttempt when the next one is due, for {@code Deferred} and {@code Unknown}; empty ends the attempts and
     *     holds the submission
     * @param begunAt when the attempt began; what the utility has acknowledged by its end was sent then
     */
    record Attempted(
            Work<Delivery> work, DeliveryOutcome outcome, Optional<Instant> nextAttempt, Instant begunAt, Instant at)
            implements Step {
        /** An attempt that took no time. */
        public Attempted(Work<Delivery> work, DeliveryOutcome outcome, Optional<Instant> nextAttempt, Instant at) {
            this(work, outcome, nextAttempt, at, at);
        }
    }

    /**
     * The delivery has more bytes than its backend takes: it is not sent, and the submission is held.
     *
     * @param atMost the most bytes that the backend takes
     */
    record TooLarge(Work<Delivery> work, int atMost, Instant at) implements Step {}

    /** The utility did not acknowledge in time: the submission is held, unless it did in the meantime. */
    record DeadlinePassed(Work<Delivery> work, Instant at) implements Step {}

    /**
     * All that waits of a request for a utility, and that it never got or that was withdrawn from it, goes to the
     * utility's partner: it ends, and the partner's deliveries are due now. All of it or nothing, so that two utilities
     * never have one request: the step is refused if more of the request waits there than is moved, if the utility has
     * answered a part of it in the meantime, or if the work has been in other hands since it was claimed. If it has answered all, that stands, and the step changes nothing.
     *
     * @param moves one for each delivery, at least one
     * @param because why, in words for the operator
     */
    record TakenOver(List<Moved> moves, String because, Instant at) implements Step {
        public TakenOver {
            moves = List.copyOf(moves);
            if (moves.isEmpty()) {
                throw new IllegalArgumentException("A takeover moves something");
            }
        }

        @Override
        public Work<Delivery> work() {
            return moves.get(0).work();
        }
    }

    /**
     * A delivery that goes to a partner.
     *
     * @param takeover the same version of the request, for the partner
     * @param wasSent whether the utility was sent it, and it was withdrawn; else it was never sent
     */
    record Moved(Work<Delivery> work, Delivery takeover, boolean wasSent) {}

    /**
     * A delivery could not be withdrawn from a utility that is away, which may have it: the submission is held, unless
     * the utility has answered in the meantime.
     */
    record NotWithdrawn(Work<Delivery> work, Instant at) implements Step {}

    /**
     * One attempt to tell the requester was made. Changes nothing about the submission, whatever its state.
     *
     * @param others more notices of the same person that the same message told. What of all these does not wait for this
     *     step any more, since another node had it meanwhile, is left as it is; only if none does is the step refused
     * @param nextAttempt when the next one is due, for {@code Deferred}; empty gives the notice up. What ends it makes
     *     the submission's next notice due
     * @param otherWays where those go that are given up, by their notice; a notice that is given up goes nowhere else
     *     twice
     */
    record Noticed(
            Work<Notice> work,
            List<Work<Notice>> others,
            NoticeOutcome outcome,
            Optional<Instant> nextAttempt,
            Map<TrackingId, OtherWay> otherWays,
            Instant at)
            implements Step {
        public Noticed {
            others = List.copyOf(others);
            otherWays = Map.copyOf(otherWays);
        }

        /** Of a message that told one notice, which goes nowhere else. */
        public Noticed(Work<Notice> work, NoticeOutcome outcome, Optional<Instant> nextAttempt, Instant at) {
            this(work, List.of(), outcome, nextAttempt, Map.of(), at);
        }
    }

    /**
     * A notice is not told yet, which counts as no attempt. If there is later news of the same request, that takes its
     * place and is due at once; but a question ({@link io.motcua.RequestStatus#asksRequester()}) stays until the request
     * is over.
     *
     * @param until when it is due
     * @param because why it waits, in words for the operator
     */
    record NoticeWaits(Work<Notice> work, Instant until, String because, Instant at) implements Step {}

    /** A message that says nothing but which notices its sender wishes there. The submission is ignored. */
    record Wished(Work<StoredSubmission> work, NoticeWish wish, Instant at) implements Step {}

    /**
     * A page of those who may be told of another request was looked at. Those are told; the rest of the page never is, and
     * the next page is due, if there is one.
     *
     * @param to whom of the linked requests it concerns
     */
    record NewsShared(Work<SharedNews> work, List<TrackingId> to, Instant at) implements Step {
        public NewsShared {
            to = List.copyOf(to);
        }
    }

    /**
     * A clock was looked at. Changes nothing about the submission. What is said of a clock that has ended or stands still
     * meanwhile does not count, except that its events were told.
     *
     * @param found the limit that holds, of a clock that had none yet; still empty if none holds, which ends the clock
     * @param seen how many of its marks are seen to now
     * @param events what is to be told of those, to be stored before it is
     * @param told whether what was stored before has been told
     * @param nextAt when it must be looked at again, if ever
     * @param breachAt when its limit is used up, as it was computed now
     */
    record ClockSeen(
            Work<OpenClock> work,
            Optional<StartedClock> found,
            int seen,
            List<SlaEvent> events,
            boolean told,
            Optional<Instant> nextAt,
            Optional<Instant> breachAt,
            Instant at)
            implements Step {
        public ClockSeen {
            events = List.copyOf(events);
        }
    }
}
