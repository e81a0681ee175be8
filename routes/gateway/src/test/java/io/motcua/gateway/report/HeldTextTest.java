package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.HoldReason;
import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.held.HeldView;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldTextTest {
    private static final Instant NOON = Instant.parse("2026-11-28T05:00:00Z");

    @Test
    void whoDecidesIsShownWhyTheUtilityRefusedInItsWords() {
        assertThat(shown("Không có dịch vụ BILL_QUERY"))
                .contains("EVNNPC refused it: INVALID, an event of 1085 bytes\n"
                        + "The utility's words: Không có dịch vụ BILL_QUERY\n");
    }

    @Test
    void hugeRefusalIsCutOffAndDoesNothingToTheTerminal() {
        String hostile = "\u001b[2J\u0007\r\n\u202e🔥".repeat(150_000);

        String text = shown(hostile);

        assertThat(text).hasSizeLessThan(60_000);
        assertThat(text.chars().filter(c -> c != '\n').mapToObj(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT);
        String words = text.lines()
                .filter(line -> line.startsWith("The utility's words: "))
                .findFirst()
                .orElseThrow();
        assertThat(words)
                .startsWith("The utility's words: ⟨U+001B⟩[2J⟨U+0007⟩ ⟨U+202E⟩🔥⟨U+001B⟩")
                .endsWith("… " + (hostile.codePointCount(0, hostile.length()) - 4000) + " characters more");
    }

    private static String shown(String refusal) {
        History history = new History(
                TrackingId.next(),
                Reference.of("MC-222-222-222"),
                "app",
                "evn-cskh",
                NOON,
                NOON,
                Urgency.OTHER,
                SubmissionState.HELD,
                Optional.of(HoldReason.INVALID_FOR_BACKEND),
                Optional.of("EVNNPC refused it: INVALID, an event of 1085 bytes"),
                "00",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        HeldView view = new HeldView(
                history,
                Payload.of("abc".getBytes(StandardCharsets.UTF_8), "text/plain"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(refusal),
                Map.of(),
                List.of(),
                List.of());
        return new HeldText(ZoneOffset.UTC).of(HeldDetails.of(view));
    }
}
