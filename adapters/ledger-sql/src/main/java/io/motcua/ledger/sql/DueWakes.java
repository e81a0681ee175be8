package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells lanes that work has become due: at once after a commit, or when its time has come. Of what is due later, only
 * the earliest instant of each lane is kept here; the table has the rest.
 */
final class DueWakes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueWakes.class);
    /** After a release, so that work which is released again and again does not spin. */
    private static final Duration AFTER_RELEASE = Duration.ofMillis(100);

    private final Store store;
    private final Clock clock;
    private final Map<Lane, Alarm> alarms = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(run -> Threads.daemon(run, "motcua-ledger-clock"));

    DueWakes(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Names the one to be told about this lane; it is told at once that there may be work. */
    void onDue(Lane lane, Runnable wake) {
        Alarm alarm = new Alarm(lane, wake);
        alarms.put(lane, alarm);
        schedule(alarm::ring, 0);
    }

    /** Work became due, or will. */
    void becameDue(Map<Lane, Long> due) {
        due.forEach((lane, micros) -> {
            Alarm alarm = alarms.get(lane);
            if (alarm != null) {
                if (micros <= Micros.now(clock)) {
                    alarm.wake();
                } else {
                    alarm.set(micros);
                }
            }
        });
    }

    /** Work was given back. */
    void released(Lane lane) {
        Alarm alarm = alarms.get(lane);
        if (alarm != null) {
            alarm.set(Micros.of(clock.instant().plus(AFTER_RELEASE)));
        }
    }

    /** Looks into the table again and again, for what other nodes put there. */
    void poll(Duration interval) {
        timer.scheduleWithFixedDelay(
                () -> alarms.values().forEach(Alarm::ring),
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private @Nullable Future<?> schedule(Runnable run, long delayMicros) {
        try {
            return timer.schedule(run, delayMicros, TimeUnit.MICROSECONDS);
        } catch (RejectedExecutionException e) {
            // The ledger is being closed; whoever opens it next is told then.
            return null;
        }
    }

    /** One lane's listener, and when to tell it next. */
    private final class Alarm {
        private final Lane lane;
        private final Runnable listener;
        private long setTo = Long.MAX_VALUE;
        private @Nullable Future<?> pending;

        Alarm(Lane lane, Runnable listener) {
            this.lane = lane;
            this.listener = listener;
        }

        synchronized void set(long micros) {
            if (micros < setTo) {
                if (pending != null) {
                    pending.cancel(false);
                }
                setTo = micros;
                // A millisecond at least: a clock that stands still must not make this spin.
                pending = schedule(this::ring, Math.max(1_000, micros - Micros.now(clock)));
            }
        }

        void ring() {
            try {
                synchronized (this) {
                    setTo = Long.MAX_VALUE;
                    pending = null;
                }
                long now = Micros.now(clock);
                OptionalLong next = store.read(session -> DueRows.earliestAfter(session, lane, now));
                next.ifPresent(this::set);
                wake();
            } catch (SQLException | RuntimeException e) {
                LOG.warn("The due work of lane {} could not be looked at; it is tried again", lane.name(), e);
                schedule(this::ring, TimeUnit.SECONDS.toMicros(1));
            }
        }

        void wake() {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("The listener of lane {} failed", lane.name(), e);
            }
        }
    }
}
