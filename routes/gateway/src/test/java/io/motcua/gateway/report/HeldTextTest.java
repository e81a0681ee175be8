package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.HoldReason;
import io.motcua.Reference;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.History;
import io.motcua.spi.SubmissionState;
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
        HeldDetail detail = new HeldDetail(
                Explainer.explain(history, List.of()),
                new HeldDetail.Raw("text/plain", 3, "abc", "YWJj", 0),
                Map.of(),
                Optional.empty(),
                Optional.of("Không có dịch vụ BILL_QUERY"),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());

        assertThat(new HeldText(ZoneOffset.UTC).of(detail))
                .contains("EVNNPC refused it: INVALID, an event of 1085 bytes\n"
                        + "The utility's words: Không có dịch vụ BILL_QUERY\n");
    }
}
