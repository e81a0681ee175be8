package io.motcua;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A status update on its way to the requester: due work of the ledger, in no words yet. Each update makes at most one,
 * and only when the submission says where an answer goes ({@link Submission#answerTo()}).
 *
 * @param noticeId the same at every attempt, so that a channel can mark repetitions of it
 * @param update what is to be told
 * @param transport the facts of the protocol that the submission came with, for example whom an answer goes to
 * @param firstLook the class that the submission was accepted in: all that is known of its danger while nothing of it is
 *     understood
 * @param request the newest version of the request, once it is understood
 * @param askedAt when the message was stored that this is an answer to
 * @param otherWay whether it goes out on a channel that the person did not write on, because it failed on the one that
 *     they did: whose address it is has nobody checked
 * @param wanted whether the person has not asked for silence there
 */
public record Notice(
        TrackingId noticeId,
        StatusUpdate update,
        Map<String, String> transport,
        Urgency firstLook,
        Optional<ServiceRequest> request,
        Instant askedAt,
        boolean otherWay,
        boolean wanted) {

    public Notice {
        Objects.requireNonNull(noticeId, "noticeId");
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(firstLook, "firstLook");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(askedAt, "askedAt");
        transport = Map.copyOf(transport);
    }

    /** One of no danger that is wanted, goes out on the channel that the person wrote on, and answers at once. */
    public Notice(
            TrackingId noticeId, StatusUpdate update, Map<String, String> transport, Optional<ServiceRequest> request) {
        this(noticeId, update, transport, Urgency.OTHER, request, update.at(), false, true);
    }

    /** Whom it goes to, as the channel wrote it down when the submission came. */
    public Optional<String> answerTo() {
        return Optional.ofNullable(transport.get(Submission.ANSWER_TO));
    }

    /**
     * Whether it is about danger to life: as the request says, or, while there is none since nobody could read or
     * understand the message, as the first look at it does.
     */
    public boolean isOfDanger() {
        return request.map(known -> known.priority() == Priority.P0).orElse(firstLook == Urgency.LIFE_SAFETY);
    }

    /** Names the notice and its update; never the person. */
    @Override
    public String toString() {
        return "Notice[" + noticeId + ", " + update + "]";
    }
}
