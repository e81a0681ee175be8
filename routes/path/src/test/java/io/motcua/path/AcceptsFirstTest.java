package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AcceptsFirstTest {
    private static final int MOST = 256;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final AcceptsFirst accepts = new AcceptsFirst(nanos::get);

    @Test
    void lanesAreFreeWhileFewAcceptsWait() {
        enter(7);

        assertThat(accepts.slice(MOST)).isEqualTo(MOST);
        assertThat(accepts.rest()).isZero();
    }

    @Test
    void lanesTakeSlicesAndRestWhileManyAcceptsWait() {
        enter(8);

        assertThat(accepts.slice(MOST)).isBetween(1, MOST / 2);
        assertThat(accepts.slice(1)).isOne();
        assertThat(accepts.rest()).isPositive().isLessThan(Duration.ofMillis(250));
    }

    @Test
    void momentOfManyCountsForALittleWhile() {
        enter(8);
        leave(8);

        assertThat(accepts.rest()).isPositive();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(accepts.rest()).isZero();
        assertThat(accepts.slice(MOST)).isEqualTo(MOST);
    }

    @Test
    void fewAtATimeAreNeverMany() {
        for (int i = 0; i < 100; i++) {
            enter(7);
            leave(7);
        }

        assertThat(accepts.rest()).isZero();
    }

    private void enter(int count) {
        for (int i = 0; i < count; i++) {
            accepts.entered();
        }
    }

    private void leave(int count) {
        for (int i = 0; i < count; i++) {
            accepts.left();
        }
    }
}
