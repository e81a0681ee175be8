package io.motcua.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Thousands that are overdue at once. */
class BurstTest {
    private long nanos = Long.MAX_VALUE - 5;

    @Test
    void overdueClocksGoAtTheirPace() {
        Pace pace = new Pace(20, Duration.ofSeconds(1), () -> nanos);
        int left = 5_000;
        int seconds = 0;
        while (left > 0) {
            int inThisSecond = 0;
            for (int i = 0; i < 10; i++) {
                inThisSecond += pace.take(Math.min(left - inThisSecond, 64));
                nanos += Duration.ofMillis(100).toNanos();
            }
            assertThat(inThisSecond).isLessThanOrEqualTo(20);
            left -= inThisSecond;
            seconds++;
        }

        assertThat(seconds).isEqualTo(250);
    }

    @Test
    void paceOfNothingIsRefused() {
        assertThatThrownBy(() -> new Pace(0, Duration.ofSeconds(1), () -> nanos))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
