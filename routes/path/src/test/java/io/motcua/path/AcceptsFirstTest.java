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
    void lanesTakeSlicesAndRestInAStormOfAccepts() {
        storm();

        assertThat(accepts.slice(MOST)).isBetween(1, MOST / 2);
        assertThat(accepts.slice(1)).isOne();
        assertThat(accepts.rest()).isPositive().isLessThan(Duration.ofMillis(250));
    }

    @Test
    void oneSlowCommitIsNoStorm() {
        enter(300);

        assertThat(accepts.rest()).isZero();
        pass(30);
        enter(8);
        leave(308);

        for (int millis = 0; millis < 300; millis++) {
            assertThat(accepts.rest()).isZero();
            assertThat(accepts.slice(MOST)).isEqualTo(MOST);
            pass(1);
        }
    }

    @Test
    void slowCommitsSecondsApartAreNoStorm() {
        for (int i = 0; i < 100; i++) {
            enter(8);
            leave(8);
            assertThat(accepts.rest()).isZero();
            pass(1_680);
        }
    }

    @Test
    void momentOfManyCountsForALittleWhile() {
        storm();

        assertThat(accepts.rest()).isPositive();
        pass(1_000);
        assertThat(accepts.rest()).isZero();
        assertThat(accepts.slice(MOST)).isEqualTo(MOST);
    }

    @Test
    void fewAtATimeAreNeverMany() {
        for (int i = 0; i < 100; i++) {
            enter(7);
            leave(7);
            pass(10);
        }

        assertThat(accepts.rest()).isZero();
    }

    /** Many wait and are served, time and again, for a quarter of a second. */
    private void storm() {
        for (int i = 0; i < 25; i++) {
            enter(8);
            leave(8);
            pass(10);
        }
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
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
