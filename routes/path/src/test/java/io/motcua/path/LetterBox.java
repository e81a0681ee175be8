package io.motcua.path;

import static io.motcua.understanding.Reading.DESCRIPTION;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.UnreadableException;
import io.motcua.Urgency;
import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A channel of plain text, for the tests of the path. A letter that begins with {@code %} is unreadable. */
final class LetterBox implements ChannelAdapter {
    static final String CHANNEL = "letter";

    static Submission letter(String text, String key) {
        Payload payload = Payload.of(text.getBytes(StandardCharsets.UTF_8), "text/plain");
        return new Submission(
                TrackingId.next(), CHANNEL, "town-hall", Instant.now(), Urgency.OTHER, key, payload, Map.of());
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Normaliser normaliser() {
        return submission -> {
            String text =
                    StandardCharsets.UTF_8.decode(submission.payload().buffer()).toString();
            if (text.startsWith("%")) {
                throw new UnreadableException("The letter is written in invisible ink");
            }
            if (text.startsWith("!")) {
                throw new IllegalStateException("A fault that the tests planted");
            }
            return Reading.builder().field(DESCRIPTION, text).build();
        };
    }
}
