package io.motcua;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What arrived on a channel, kept byte for byte (mail calls it a submission too, RFC 6409).
 *
 * @param trackingId made by the adapter when the bytes were complete
 * @param channel how the person reached us, for example {@code app}
 * @param account which of the channel's addresses took it, for example a mailbox, a short code or a hotline number
 * @param receivedAt when the bytes were complete; responsibility is decided as of this instant
 * @param urgency what the first look made of it
 * @param dedupeKey what makes this arrival the same as another on this channel and account; never the citizen's words
 * @param payload the bytes
 * @param transport facts of the protocol that are not in the bytes (an SMPP source address, an IMAP UID), by name
 */
public record Submission(
        TrackingId trackingId,
        String channel,
        String account,
        Instant receivedAt,
        Urgency urgency,
        String dedupeKey,
        Payload payload,
        Map<String, String> transport) {

    /** The longest channel name, account or dedupe key, in characters. */
    public static final int MAX_KEY_LENGTH = 255;

    /**
     * The name in {@link #transport()} under which a channel that can answer writes down whom an answer goes to. A
     * submission without it gets no notices.
     */
    public static final String ANSWER_TO = "answerTo";

    public Submission {
        Objects.requireNonNull(trackingId, "trackingId");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(urgency, "urgency");
        Objects.requireNonNull(payload, "payload");
        requireKey(channel, "channel");
        requireKey(account, "account");
        requireKey(dedupeKey, "dedupeKey");
        transport = Map.copyOf(transport);
    }

    /** Whom an answer goes to, if the channel can send one. A claim of the sender's, not an identity. */
    public Optional<String> answerTo() {
        return Optional.ofNullable(transport.get(ANSWER_TO));
    }

    /** Names the arrival; never the person or what they wrote. */
    @Override
    public String toString() {
        return "Submission[" + trackingId + ", channel " + channel + ", account " + account + ", " + payload + "]";
    }

    private static void requireKey(String value, String name) {
        if (Objects.requireNonNull(value, name).isEmpty() || value.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "The " + name + " has " + value.length() + " characters; 1 to " + MAX_KEY_LENGTH + " are allowed");
        }
    }
}
