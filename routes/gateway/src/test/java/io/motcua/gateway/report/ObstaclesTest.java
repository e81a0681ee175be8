package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Alarm;
import io.motcua.Alarm.Condition;
import io.motcua.Reference;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.gateway.report.Explanation.Obstacle;
import io.motcua.spi.History;
import io.motcua.spi.History.DeliveryRecord;
import io.motcua.spi.Lane;
import io.motcua.spi.LaneCounts;
import io.motcua.spi.SubmissionState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps a delivery from going on, as an operator is told. */
class ObstaclesTest {
    private static final Instant NOON = Instant.parse("2026-11-28T05:00:00Z");
    private static final Alarm AWAY =
            Alarm.raised(Condition.AWAY, "delivery:EVNHCMC", NOON, "Nothing was heard of EVNHCMC for 5 min.");
    private static final Alarm FAILING =
            Alarm.raised(Condition.FAILING, "delivery:EVNHCMC", NOON, "Half or more of the last attempts failed.");

    @Test
    void utilityThatIsAwayAndALaneThatFailsAreSaidOfWhatWaitsToBeSent() {
        List<Obstacle> found = Obstacles.of(history(delivery("EVNHCMC", false, false)), List.of(AWAY, FAILING));

        assertThat(found).extracting(Obstacle::condition).containsExactly("AWAY", "FAILING");
        assertThat(text(found))
                .contains(
                        "  EVNHCMC is away, since 2026-11-28 05:00:00.000 +00:00: Nothing was heard of EVNHCMC for 5 min.\n")
                .contains("  EVNHCMC is not reached, since 2026-11-28 05:00:00.000 +00:00: Half or more");
    }

    @Test
    void ofWhatWasSentItIsSaidWhyNobodyAnswersAndOfWhatWasAcknowledgedNothing() {
        assertThat(Obstacles.of(history(delivery("EVNHCMC", true, false)), List.of(AWAY, FAILING)))
                .extracting(Obstacle::condition)
                .containsExactly("AWAY");
        assertThat(Obstacles.of(history(delivery("EVNHCMC", true, true)), List.of(AWAY, FAILING)))
                .isEmpty();
        assertThat(Obstacles.of(history(delivery("EVNSPC", false, false)), List.of(AWAY, FAILING)))
                .as("another utility's")
                .isEmpty();
    }

    @Test
    void withoutAGatewayItIsSaidThatNoneRunsAndWhoPausedTheLane() {
        LaneCounts empty = LaneCounts.empty(Lane.delivery("EVNHCMC"));
        LaneCounts paused = new LaneCounts(
                empty.lane(),
                1,
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new LaneCounts.Pause(NOON, "lan", Optional.of("their upgrade"))),
                empty.unanswered(),
                empty.givenUp());

        List<Obstacle> found = Obstacles.of(history(delivery("EVNHCMC", false, false)), () -> List.of(paused));

        assertThat(text(found))
                .contains("  No gateway runs: Nothing goes out")
                .contains(
                        "  EVNHCMC's lane is paused, since 2026-11-28 05:00:00.000 +00:00: Paused by lan: their upgrade."
                                + " 'motcua lanes resume EVNHCMC' lets it go on.\n");
    }

    @Test
    void whyTheLastAttemptDidNotGetThroughIsToldBelowTheDeliveries() {
        DeliveryRecord tried = new DeliveryRecord(
                TrackingId.next(),
                "EVNHCMC",
                1,
                1,
                2,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("deferred"),
                Optional.of("HTTP 503\u001b[2J"),
                Optional.empty(),
                true);

        assertThat(new ReportText(ZoneOffset.UTC).of(Explainer.explain(history(tried), List.of())))
                .contains("  The last attempt to EVNHCMC: HTTP 503⟨U+001B⟩[2J\n");
    }

    private static String text(List<Obstacle> obstacles) {
        return new ReportText(ZoneOffset.UTC)
                .of(Explainer.explain(history(delivery("EVNHCMC", false, false)), obstacles));
    }

    private static DeliveryRecord delivery(String backend, boolean isSent, boolean isAcknowledged) {
        return new DeliveryRecord(
                TrackingId.next(),
                backend,
                1,
                1,
                isSent ? 1 : 0,
                Optional.of(NOON).filter(at -> isSent),
                Optional.of(NOON).filter(at -> isAcknowledged),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static History history(DeliveryRecord delivery) {
        return new History(
                TrackingId.next(),
                Reference.of("MC-222-222-222"),
                "app",
                "evn-cskh",
                NOON,
                NOON,
                Urgency.OTHER,
                SubmissionState.PENDING,
                Optional.empty(),
                Optional.empty(),
                "00",
                Optional.empty(),
                Optional.empty(),
                List.of(delivery),
                List.of());
    }
}
