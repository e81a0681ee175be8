package io.motcua.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of day, as far as it agrees with a source that only ever counts on. When the clock of the system jumps, time
 * goes on as it went; only if the clock stays where it jumped to is it believed. So a clock that is set wrong for a
 * moment fires nothing, and one that is set right is followed. Small differences are followed at once, as when a time
 * service corrects them.
 *
 * <p>It goes backward only when a jump backward is believed. The first look is believed as it is: nothing is known
 * before. Safe for use by many threads.
 */
public final class TrustedTime extends Clock {
    /** How far the clock may be off and is still followed at once. */
    public static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** How long it must stay where it jumped to. */
    public static final Duration SETTLE = Duration.ofMinutes(2);

    /** How often small differences are followed: this and the tolerance bound how fast it can be led astray. */
    private static final long FOLLOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final Clock wall;
    private final LongSupplier nanos;
    private final Duration tolerance;
    private final Duration settle;
    private final Consumer<Jump> listener;
    private Instant anchor;
    private long anchorNanos;
    private Instant last;
    private @Nullable Suspicion suspicion;

    /** What is known of a jump. */
    public enum Stage {
        /** The clock is elsewhere; it is not believed yet. */
        SEEN,
        /** It stayed there, and is believed from now on. */
        BELIEVED,
        /** It came back. */
        GONE
    }

    /**
     * The clock of the system is, or was, not where it should be.
     *
     * @param by how far; negative if it went backward
     * @param at by the time that was trusted until then
     */
    public record Jump(Stage stage, Duration by, Instant at) {
        public Jump {
            Objects.requireNonNull(stage, "stage");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    private record Suspicion(Duration by, long sinceNanos) {}

    /**
     * Begins to trust.
     *
     * @param wall the clock of the system
     * @param nanos nanoseconds from a source that is never set, such as {@link System#nanoTime}
     * @param listener is told once of each stage of a jump, by whoever asked the time then
     */
    public TrustedTime(Clock wall, LongSupplier nanos, Duration tolerance, Duration settle, Consumer<Jump> listener) {
        this.wall = Objects.requireNonNull(wall, "wall");
        this.nanos = Objects.requireNonNull(nanos, "nanos");
        this.tolerance = Objects.requireNonNull(tolerance, "tolerance");
        this.settle = Objects.requireNonNull(settle, "settle");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.anchorNanos = nanos.getAsLong();
        this.anchor = wall.instant();
        this.last = anchor;
    }

    /** The clock of this system, trusted as usual. */
    public static TrustedTime ofSystem(Consumer<Jump> listener) {
        return new TrustedTime(Clock.systemUTC(), System::nanoTime, TOLERANCE, SETTLE, listener);
    }

    @Override
    public Instant instant() {
        Optional<Jump> news;
        Instant now;
        synchronized (this) {
            long at = nanos.getAsLong();
            Instant seen = wall.instant();
            Instant counted = anchor.plusNanos(at - anchorNanos);
            Duration off = Duration.between(counted, seen);
            if (isWithin(off, tolerance)) {
                news = calm(off, counted);
                follow(at, seen);
            } else {
                news = jumped(at, seen, off, counted);
            }
            now = anchor.plusNanos(at - anchorNanos);
            // What lags a little waits until the clock has caught up.
            last = now.isAfter(last) ? now : last;
            now = last;
        }
        news.ifPresent(listener);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("It is one clock of the gateway; give the instants a zone instead");
    }

    private Optional<Jump> calm(Duration off, Instant counted) {
        if (suspicion == null) {
            return Optional.empty();
        }
        Jump gone = new Jump(Stage.GONE, off, counted);
        suspicion = null;
        return Optional.of(gone);
    }

    private void follow(long at, Instant seen) {
        if (at - anchorNanos >= FOLLOW_NANOS) {
            anchor = seen;
            anchorNanos = at;
        }
    }

    private Optional<Jump> jumped(long at, Instant seen, Duration off, Instant counted) {
        if (suspicion == null || !isWithin(off.minus(suspicion.by()), tolerance)) {
            suspicion = new Suspicion(off, at);
            return Optional.of(new Jump(Stage.SEEN, off, counted));
        }
        if (at - suspicion.sinceNanos() < settle.toNanos()) {
            return Optional.empty();
        }
        suspicion = null;
        anchor = seen;
        anchorNanos = at;
        last = seen;
        return Optional.of(new Jump(Stage.BELIEVED, off, counted));
    }

    private static boolean isWithin(Duration off, Duration tolerance) {
        return off.abs().compareTo(tolerance) <= 0;
    }
}
