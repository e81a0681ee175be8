package io.motcua;

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
 * @param request the newest version of the request, once it is understood
 */
public record Notice(
        TrackingId noticeId, StatusUpdate update, Map<String, String> transport, Optional<ServiceRequest> request) {

    public Notice {
        Objects.requireNonNull(noticeId, "noticeId");
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(request, "request");
        transport = Map.copyOf(transport);
    }

    /** Whom it goes to, as the channel wrote it down when the submission came. */
    public Optional<String> answerTo() {
        return Optional.ofNullable(transport.get(Submission.ANSWER_TO));
    }

    /** Names the notice and its update; never the person. */
    @Override
    public String toString() {
        return "Notice[" + noticeId + ", " + update + "]";
    }
}
