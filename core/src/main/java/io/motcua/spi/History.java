package io.motcua.spi;

import io.motcua.Appointment;
import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger knows of one submission: the ground of {@code explain}, of {@code held} and of tracking.
 *
 * @param heldBecause why it waits for a person, while it does
 * @param heldDetail the fact behind that, without a citizen's data
 * @param payloadSha256 of the bytes as they arrived, in hexadecimal
 * @param request the newest version, once it is understood
 * @param decision of that version
 * @param deliveries oldest first
 * @param updates what the requester is to know, oldest first
 * @param joinedTo the request that it is a follow-up to, if it became part of that
 * @param followUps what became part of it, oldest first
 * @param notices what was sent to the requester of it, oldest first; none if an answer goes nowhere
 * @param appointment the one that stands: of an open request, with the utility that has it, until its window is over
 */
public record History(
        TrackingId trackingId,
        Reference reference,
        String channel,
        String account,
        Instant receivedAt,
        Instant storedAt,
        Urgency urgency,
        SubmissionState state,
        Optional<HoldReason> heldBecause,
        Optional<String> heldDetail,
        String payloadSha256,
        Optional<ServiceRequest> request,
        Optional<RoutingDecision> decision,
        List<DeliveryRecord> deliveries,
        List<StatusUpdate> updates,
        List<NoticeRecord> notices,
        Optional<Reference> joinedTo,
        List<Reference> followUps,
        Optional<Appointment> appointment) {

    public History {
        deliveries = List.copyOf(deliveries);
        updates = List.copyOf(updates);
        notices = List.copyOf(notices);
        followUps = List.copyOf(followUps);
    }

    /** A history without notices, follow-ups and an appointment. */
    public History(
            TrackingId trackingId,
            Reference reference,
            String channel,
            String account,
            Instant receivedAt,
            Instant storedAt,
            Urgency urgency,
            SubmissionState state,
            Optional<HoldReason> heldBecause,
            Optional<String> heldDetail,
            String payloadSha256,
            Optional<ServiceRequest> request,
            Optional<RoutingDecision> decision,
            List<DeliveryRecord> deliveries,
            List<StatusUpdate> updates) {
        this(
                trackingId,
                reference,
                channel,
                account,
                receivedAt,
                storedAt,
                urgency,
                state,
                heldBecause,
                heldDetail,
                payloadSha256,
                request,
                decision,
                deliveries,
                updates,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /**
     * One delivery and what came of it. Sent and acknowledged are different things.
     *
     * @param attempts how many were made
     * @param sentAt when the broker or server had it; if the utility had acknowledged it by then, when the attempt began
     * @param acknowledgedAt when the utility said that it has it
     * @param acknowledgeBy until when it is expected to
     * @param backendReference what the utility calls it
     * @param lastOutcome the last attempt's outcome in a word, for example {@code sent}; {@code withdrawn} if its
     *     partner has it now
     * @param lastCause why the last attempt did not get through, or nobody knows whether it did; never in a utility's
     *     words, which may hold a person's
     * @param takeover present if it is here in place of another utility
     * @param isAwaited whether another attempt or the utility's answer is to come
     */
    public record DeliveryRecord(
            TrackingId deliveryId,
            String backend,
            int version,
            int generation,
            int attempts,
            Optional<Instant> sentAt,
            Optional<Instant> acknowledgedAt,
            Optional<Instant> acknowledgeBy,
            Optional<String> backendReference,
            Optional<String> lastOutcome,
            Optional<String> lastCause,
            Optional<Takeover> takeover,
            boolean isAwaited) {

        /** A delivery that was decided on and not taken over; awaited until it is acknowledged. */
        public DeliveryRecord(
                TrackingId deliveryId,
                String backend,
                int version,
                int generation,
                int attempts,
                Optional<Instant> sentAt,
                Optional<Instant> acknowledgedAt,
                Optional<Instant> acknowledgeBy,
                Optional<String> backendReference,
                Optional<String> lastOutcome) {
            this(
                    deliveryId,
                    backend,
                    version,
                    generation,
                    attempts,
                    sentAt,
                    acknowledgedAt,
                    acknowledgeBy,
                    backendReference,
                    lastOutcome,
                    Optional.empty(),
                    Optional.empty(),
                    acknowledgedAt.isEmpty());
        }
    }

    /**
     * That a delivery went to the partner of the utility that was decided on.
     *
     * @param from the utility that was decided on
     * @param because why it went to its partner, in words for the operator
     */
    public record Takeover(String from, String because) {}

    /**
     * One notice to the requester and what came of it.
     *
     * @param attempts how many were made
     * @param sentAt when the channel's next server had it
     * @param channel that it goes out on
     * @param insteadOf the notice that failed, if it goes out another way than the person came
     * @param messageId what the channel calls it; the same for notices that one message told
     * @param lastOutcome the last attempt's outcome in a word, and why it did not get through, or why it waits
     */
    public record NoticeRecord(
            TrackingId noticeId,
            RequestStatus status,
            String channel,
            Optional<TrackingId> insteadOf,
            NoticeState state,
            int attempts,
            Optional<Instant> sentAt,
            Optional<String> messageId,
            Optional<String> lastOutcome) {}

    /** What the requester would be told now. */
    public Optional<StatusUpdate> latest() {
        return updates.isEmpty() ? Optional.empty() : Optional.of(updates.get(updates.size() - 1));
    }
}
