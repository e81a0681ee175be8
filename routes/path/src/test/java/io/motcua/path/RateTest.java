package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** A time that overflows on the way, as that of the running time may. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECOND);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 333, 10_000})
    void whoAlwaysTakesAllGetsTheRate(int perSecond) {
        Rate rate = new Rate(perSecond, nanos::get);
        long taken = 0;
        long end = nanos.get() + 20 * SECOND;

        while (nanos.get() - end < 0) {
            int free = rate.free();
            rate.took(free);
            taken += free;
            nanos.addAndGet(Math.max(1, rate.rest().toNanos()));
        }

        assertThat(taken).isBetween(20L * perSecond, 20L * perSecond + Math.max(1, perSecond / 10) + 1);
    }

    @Test
    void whatWasNotUsedInAnHourIsMadeUpForATenthOfASecondOnly() {
        Rate rate = new Rate(50, nanos::get);

        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(rate.free()).isEqualTo(5);
    }

    @Test
    void whenAllIsTakenItIsWorthLookingAgainAfterHalfOfThatTime() {
        Rate rate = new Rate(200, nanos::get);

        rate.took(rate.free());

        assertThat(rate.free()).isZero();
        assertThat(rate.rest()).isEqualTo(Duration.ofMillis(50));
        nanos.addAndGet(rate.rest().toNanos());
        assertThat(rate.free()).isEqualTo(10);
        assertThat(rate.rest()).isZero();
    }
}
