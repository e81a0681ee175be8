package io.motcua.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.UnreadableException;
import io.motcua.Urgency;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GlanceTest {
    private static final String DANGER = "A burst main floods Mill Lane";

    /** A channel whose letters are wrapped in base64. */
    private static final Normaliser WRAPPED = submission -> {
        try {
            byte[] words = Base64.getDecoder().decode(submission.payload().toBytes());
            return Reading.builder()
                    .field(Reading.DESCRIPTION, new String(words, UTF_8))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("Not base64");
        }
    };

    private Glance glance;

    @BeforeEach
    void readProfile() throws Exception {
        Normaliser failing = submission -> {
            throw new IllegalStateException("broken");
        };
        glance = new Glance(new Understanding(TestProfile.load()), Map.of("wrapped", WRAPPED, "failing", failing));
    }

    @Test
    void dangerThatStandsInTheBytesIsSeen() {
        assertThat(glance.at(submission("unknown", DANGER, Urgency.OTHER))).isEqualTo(Urgency.LIFE_SAFETY);
    }

    @Test
    void dangerThatTheFormatWrapsIsSeen() {
        assertThat(glance.at(submission("wrapped", wrapped(DANGER), Urgency.OTHER)))
                .isEqualTo(Urgency.LIFE_SAFETY);
        assertThat(glance.at(submission("wrapped", wrapped("No water since noon"), Urgency.OTHER)))
                .isEqualTo(Urgency.OUTAGE);
        assertThat(glance.at(submission("wrapped", wrapped("Thank you"), Urgency.OTHER)))
                .isEqualTo(Urgency.OTHER);
    }

    @Test
    void whatTheChannelSaysIsNeverLowered() {
        assertThat(glance.at(submission("wrapped", wrapped("Thank you"), Urgency.OUTAGE)))
                .isEqualTo(Urgency.OUTAGE);
    }

    @Test
    void whatCannotBeUnwrappedHasTheClassOfItsBytes() {
        assertThat(glance.at(submission("wrapped", "no water, not base64", Urgency.OTHER)))
                .isEqualTo(Urgency.OUTAGE);
        assertThat(glance.at(submission("failing", "no water", Urgency.OTHER))).isEqualTo(Urgency.OUTAGE);
        assertThat(glance.at(submission("failing", "", Urgency.OTHER))).isEqualTo(Urgency.OTHER);
    }

    private static String wrapped(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(UTF_8));
    }

    private static Submission submission(String channel, String words, Urgency urgency) {
        return new Submission(
                TrackingId.next(),
                channel,
                "main",
                Instant.parse("2026-07-14T12:25:00Z"),
                urgency,
                "key",
                Payload.of(words.getBytes(UTF_8), "application/octet-stream"),
                Map.of());
    }
}
