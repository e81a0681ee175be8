package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-07-14T12:25:00Z");

    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(3));

    private final RetrySchedule withoutJitter =
            new RetrySchedule(RetrySchedule.DEFAULT_WAITS, Duration.ofHours(24), () -> 0L);
    private final RetrySchedule withMostJitter =
            new RetrySchedule(RetrySchedule.DEFAULT_WAITS, Duration.ofHours(24), () -> -1L);

    @Test
    void waitsGrowFromSecondsToAnHour() {
        List<Duration> waits = new ArrayList<>();
        for (int attempt = 1; attempt <= 8; attempt++) {
            waits.add(Duration.between(
                    NOW,
                    withoutJitter.next(attempt, LONG_AGO, NOW, Duration.ZERO).orElseThrow()));
        }

        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
    }

    @Test
    void jitterAddsAtMostATenth() {
        Instant next = withMostJitter.next(5, LONG_AGO, NOW, Duration.ZERO).orElseThrow();

        assertThat(Duration.between(NOW, next)).isBetween(Duration.ofMinutes(32), Duration.ofMinutes(33));
    }

    @Test
    void theBackendsWishIsHonouredWhenItIsLonger() {
        assertThat(withoutJitter.next(1, LONG_AGO, NOW, Duration.ofMinutes(7)))
                .contains(NOW.plus(Duration.ofMinutes(7)));
        assertThat(withoutJitter.next(1, LONG_AGO, NOW, Duration.ofSeconds(1)))
                .contains(NOW.plus(Duration.ofSeconds(5)));
    }

    @Test
    void noWishIsGrantedBeyondTheTimeAtWhichAPersonMustLook() {
        Duration year = Duration.ofDays(365);

        assertThat(withoutJitter.next(1, LONG_AGO, NOW, year)).contains(NOW.plus(Duration.ofHours(24)));
        assertThat(withoutJitter.next(2, LONG_AGO, NOW, Duration.ofSeconds(Long.MAX_VALUE)))
                .contains(NOW.plus(Duration.ofHours(24)).minusSeconds(5));
    }

    @Test
    void givesUpAfterTheConfiguredTime() {
        RetrySchedule hour = new RetrySchedule(RetrySchedule.DEFAULT_WAITS, Duration.ofHours(1), () -> 0L);
        int attempt = 1;
        while (hour.next(attempt, LONG_AGO, NOW, Duration.ZERO).isPresent()) {
            attempt++;
        }

        assertThat(attempt).isEqualTo(7);
        assertThat(hour.next(attempt + 1, LONG_AGO, NOW, Duration.ZERO)).isEqualTo(Optional.empty());
    }

    @Test
    void attemptsThatWereMadeEarlyDoNotShortenTheTime() {
        Instant since = NOW.minus(Duration.ofMinutes(15));

        assertThat(withoutJitter.next(200, since, NOW, Duration.ZERO)).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(withoutJitter.next(200, since, NOW.plus(Duration.ofHours(24)), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void aClockThatWasSetBackSaysNothing() {
        assertThat(withoutJitter.next(200, NOW.plusSeconds(60), NOW, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void lastOfTheConfiguredWaitsRepeats() {
        RetrySchedule quick =
                new RetrySchedule(List.of(Duration.ofMillis(10), Duration.ofMillis(20)), Duration.ofHours(1), () -> 0L);

        assertThat(quick.next(1, LONG_AGO, NOW, Duration.ZERO)).contains(NOW.plusMillis(10));
        assertThat(quick.next(2, LONG_AGO, NOW, Duration.ZERO)).contains(NOW.plusMillis(20));
        assertThat(quick.next(9, LONG_AGO, NOW, Duration.ZERO)).contains(NOW.plusMillis(20));
    }
}
