package io.motcua.path;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Makes a submission of an exchange. Our own channels bring one ready made; a route of one's own may bring bytes or
 * text, with the media type in the header {@code Content-Type} and what makes two arrivals the same in the header
 * {@value #DEDUPE_KEY}.
 */
final class SubmissionBinding {
    /** Without this header the content's hash is the key: the same bytes twice are one request. */
    static final String DEDUPE_KEY = "MotcuaDedupeKey";

    private final String channel;
    private final String account;

    SubmissionBinding(String channel, String account) {
        this.channel = channel;
        this.account = account;
    }

    /**
     * The submission that this exchange brings.
     *
     * @throws org.apache.camel.InvalidPayloadException if the body is neither a submission nor convertible to bytes
     * @throws IllegalArgumentException if a ready-made submission is of another channel than its route says
     */
    Submission submission(Exchange exchange) throws Exception {
        if (exchange.getMessage().getBody() instanceof Submission ready) {
            if (!ready.channel().equals(channel)) {
                throw new IllegalArgumentException("A submission of channel " + ready.channel() + " came to intake:"
                        + channel + "; end its route in intake:" + ready.channel());
            }
            return ready;
        }
        String mediaType =
                exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "application/octet-stream", String.class);
        Payload payload = Payload.of(exchange.getMessage().getMandatoryBody(byte[].class), mediaType);
        String dedupeKey = exchange.getMessage().getHeader(DEDUPE_KEY, payload.sha256Hex(), String.class);
        return new Submission(
                TrackingId.next(),
                channel,
                account,
                Clock.systemUTC().instant(),
                Urgency.OTHER,
                dedupeKey,
                payload,
                Map.of());
    }
}
