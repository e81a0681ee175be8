package io.motcua.ledger.sql;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the ledger stores them: microseconds since 1970-01-01T00:00:00Z. */
final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

    private Micros() {}

    /** The microsecond that the instant is in; the far ends of time are moved to where 64 bits reach. */
    static long of(Instant instant) {
        long second = Math.max(-LAST_SECOND, Math.min(LAST_SECOND, instant.getEpochSecond()));
        return second * PER_SECOND + instant.getNano() / 1_000;
    }

    static long now(Clock clock) {
        return of(clock.instant());
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
