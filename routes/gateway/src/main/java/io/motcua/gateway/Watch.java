package io.motcua.gateway;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks every second whether something has happened, and tells of it once. */
final class Watch implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "watch");
        made.setDaemon(true);
        return made;
    });

    private Watch() {}

    static Watch on(BooleanSupplier happened, Runnable then) {
        Watch watch = new Watch();
        watch.thread.scheduleWithFixedDelay(
                () -> {
                    if (happened.getAsBoolean()) {
                        watch.thread.shutdown();
                        then.run();
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
        return watch;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
