package io.motcua.channel.sms;

import io.motcua.TrackingId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a message centre says became of a message of ours, in SMPP's words (a delivery receipt, never a
 * {@link io.motcua.Receipt}).
 *
 * @param smsc which message centre
 * @param messageId as it called the message when it took it
 * @param state as SMPP 3.4 section 5.2.28 and appendix B shorten it, for example {@code DELIVRD} or {@code UNDELIV}
 * @param noticeId the notice that the message was of, if it was sent not long ago
 */
public record DeliveryReceipt(String smsc, String messageId, String state, Optional<TrackingId> noticeId) {
    public DeliveryReceipt {
        Objects.requireNonNull(smsc, "smsc");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(noticeId, "noticeId");
    }
}
