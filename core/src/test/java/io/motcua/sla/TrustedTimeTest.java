package io.motcua.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.sla.TrustedTime.Stage;
import io.motcua.spi.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedTimeTest {
    private static final Instant T0 = Instant.parse("2026-11-27T01:00:00Z");

    private final SettableClock wall = new SettableClock(T0);
    private final List<TrustedTime.Jump> jumps = new ArrayList<>();
    private long nanos = 7;
    private final TrustedTime time =
            new TrustedTime(wall, () -> nanos, Duration.ofSeconds(5), Duration.ofMinutes(2), jumps::add);

    @Test
    void timePassesAsBothClocksSay() {
        pass(Duration.ofHours(3));

        assertThat(time.instant()).isEqualTo(T0.plus(Duration.ofHours(3)));
        assertThat(jumps).isEmpty();
    }

    @Test
    void jumpIsNotBelievedAtOnceAndTimeGoesOn() {
        wall.pass(Duration.ofDays(400));
        assertThat(time.instant()).isEqualTo(T0);

        pass(Duration.ofSeconds(119));
        assertThat(time.instant()).isEqualTo(T0.plusSeconds(119));
        assertThat(jumps).extracting(TrustedTime.Jump::stage).containsExactly(Stage.SEEN);
        assertThat(jumps.get(0).by()).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void jumpThatStaysIsBelievedAndToldOnce() {
        wall.pass(Duration.ofHours(-6));
        for (int i = 0; i < 300; i++) {
            pass(Duration.ofSeconds(1));
            time.instant();
        }

        assertThat(time.instant()).isEqualTo(wall.instant());
        assertThat(jumps).extracting(TrustedTime.Jump::stage).containsExactly(Stage.SEEN, Stage.BELIEVED);
    }

    @Test
    void jumpThatComesBackIsForgotten() {
        wall.pass(Duration.ofHours(6));
        time.instant();
        pass(Duration.ofMinutes(1));
        wall.pass(Duration.ofHours(-6));

        assertThat(time.instant()).isEqualTo(T0.plusSeconds(60));
        assertThat(jumps).extracting(TrustedTime.Jump::stage).containsExactly(Stage.SEEN, Stage.GONE);
    }

    @Test
    void clockThatKeepsJumpingIsNeverBelieved() {
        for (int i = 0; i < 600; i++) {
            wall.pass(Duration.ofHours(1));
            pass(Duration.ofSeconds(1));
            time.instant();
        }

        assertThat(time.instant()).isEqualTo(T0.plusSeconds(600));
    }

    @Test
    void clockThatIsSlowOrFastIsFollowedWithoutGoingBack() {
        Instant last = T0;
        for (int i = 0; i < 100_000; i++) {
            nanos += Duration.ofSeconds(1).toNanos();
            // 0.1 % slow for the first half, then 0.1 % fast.
            wall.pass(Duration.ofMillis(i < 50_000 ? 999 : 1001));
            Instant now = time.instant();
            assertThat(now).isAfterOrEqualTo(last);
            last = now;
        }

        assertThat(jumps).isEmpty();
        assertThat(Duration.between(wall.instant(), last).abs()).isLessThan(Duration.ofSeconds(1));
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
        wall.pass(duration);
    }
}
