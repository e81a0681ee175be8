package io.motcua.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Payload;
import io.motcua.RequestStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownWordsTest {
    private static final StatusWords WORDS = new StatusWords(Map.of("XONG", RequestStatus.RESOLVED));

    private final UnknownWords unknown = new UnknownWords();

    @Test
    void wordThatMeansNothingIsNewsOnceForEachUtility() {
        assertThat(unknown.news("NORTH", status("LA_LAM"), WORDS)).contains("LA_LAM");
        assertThat(unknown.news("NORTH", status("LA_LAM"), WORDS)).isEmpty();
        assertThat(unknown.news("SOUTH", status("LA_LAM"), WORDS)).contains("LA_LAM");
    }

    @Test
    void wordThatIsMappedOrOursIsNoNews() {
        assertThat(unknown.news("NORTH", status("XONG"), WORDS)).isEmpty();
        assertThat(unknown.news("NORTH", status("IN_PROGRESS"), WORDS)).isEmpty();
    }

    @Test
    void whatMayBeAPersonsWordsIsNotRepeated() {
        assertThat(unknown.news("NORTH", status("đã gọi chị Ánh 0903000417"), WORDS))
                .isEmpty();
    }

    @Test
    void whatIsNoReplyIsNoNews() {
        assertThat(unknown.news("NORTH", payload("no JSON"), WORDS)).isEmpty();
        assertThat(unknown.news("NORTH", payload(""), WORDS)).isEmpty();
        assertThat(unknown.news("NORTH", payload("{\"data\":{\"kind\":\"status\",\"status\":{}}}"), WORDS))
                .isEmpty();
        assertThat(unknown.news("NORTH", Payload.of(new byte[] {(byte) 0xc3}, "application/json"), WORDS))
                .isEmpty();
    }

    private static Payload status(String word) {
        return payload("{\"data\":{\"kind\":\"status\",\"status\":\"" + word + "\"}}");
    }

    private static Payload payload(String text) {
        return Payload.of(text.getBytes(UTF_8), "application/cloudevents+json");
    }
}
