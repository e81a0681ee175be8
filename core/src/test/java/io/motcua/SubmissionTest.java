package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final String LONGEST = "x".repeat(255);

    @Test
    void namesAndKeysOfTheGreatestLengthAreTaken() {
        Submission submission = submission(LONGEST, LONGEST, LONGEST);

        assertThat(submission.dedupeKey()).hasSize(Submission.MAX_KEY_LENGTH);
    }

    @Test
    void longerOrEmptyNamesAndKeysAreRefusedWithoutRepeatingThem() {
        for (String wrong : new String[] {"", LONGEST + "y"}) {
            String length = " has " + wrong.length() + " characters";

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> submission(wrong, "a", "k"))
                    .withMessageContaining("channel" + length)
                    .withMessageNotContaining("xx");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> submission("c", wrong, "k"))
                    .withMessageContaining("account" + length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> submission("c", "a", wrong))
                    .withMessageContaining("dedupeKey" + length)
                    .withMessageNotContaining("xx");
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void nothingMayBeMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> submission(null, "a", "k"))
                .withMessage("channel");
        assertThatNullPointerException()
                .isThrownBy(() -> submission("c", null, "k"))
                .withMessage("account");
        assertThatNullPointerException()
                .isThrownBy(() -> submission("c", "a", null))
                .withMessage("dedupeKey");
    }

    @Test
    void transportIsCopied() {
        Map<String, String> facts = new HashMap<>(Map.of("uid", "17"));
        Submission submission =
                new Submission(TrackingId.next(), "email", "cskh", Instant.EPOCH, Urgency.OTHER, "k", payload(), facts);

        facts.clear();

        assertThat(submission.transport()).containsEntry("uid", "17");
    }

    private static Submission submission(String channel, String account, String dedupeKey) {
        return new Submission(
                TrackingId.next(), channel, account, Instant.EPOCH, Urgency.OTHER, dedupeKey, payload(), Map.of());
    }

    private static Payload payload() {
        return Payload.of(new byte[0], "text/plain");
    }
}
