package io.motcua.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    @Test
    void whatHappensIsToldOnce() throws InterruptedException {
        AtomicBoolean happened = new AtomicBoolean();
        AtomicInteger told = new AtomicInteger();
        CountDownLatch looked = new CountDownLatch(2);
        CountDownLatch first = new CountDownLatch(1);
        Watch watch = Watch.on(
                () -> {
                    looked.countDown();
                    return happened.get();
                },
                () -> {
                    told.incrementAndGet();
                    first.countDown();
                });
        try {
            assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(told).hasValue(0);

            happened.set(true);

            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(told).hasValue(1);
        } finally {
            watch.close();
        }
    }
}
