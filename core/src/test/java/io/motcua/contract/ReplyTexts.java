package io.motcua.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Payload;
import java.nio.charset.StandardCharsets;

/** Replies as text, and what is said of those that are malformed. */
final class ReplyTexts {
    private ReplyTexts() {}

    static ReplyEvent read(String text) throws MalformedReplyException {
        return ReplyReader.read(json(text));
    }

    static Payload json(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8), Contract.MEDIA_TYPE);
    }

    static void assertMalformed(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessage(message);
    }

    /** That a good reply is malformed, and called so, once this was replaced in it. */
    static void assertMalformed(String good, String from, String to, String message) {
        String wrong = good.replace(from, to);

        assertThat(wrong).isNotEqualTo(good);
        assertMalformed(wrong, message);
    }
}
