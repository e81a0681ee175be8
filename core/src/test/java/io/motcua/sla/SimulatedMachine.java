package io.motcua.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A machine whose clock is wrong at times, and which sleeps at others; the truth is known. */
final class SimulatedMachine {
    private record Trouble(Instant at, boolean asleep, Duration by, Instant until) {
        boolean isAt(Instant truth) {
            return !truth.isBefore(at) && truth.isBefore(until);
        }
    }

    private final List<Trouble> troubles = PipeTable.read("jumps-2026.csv").stream()
            .map(SimulatedMachine::trouble)
            .toList();
    private Instant truth;
    private long nanos;

    SimulatedMachine(Instant begin) {
        this.truth = begin;
    }

    Instant truth() {
        return truth;
    }

    void pass(long seconds) {
        if (!isAsleep()) {
            nanos += Duration.ofSeconds(seconds).toNanos();
        }
        truth = truth.plusSeconds(seconds);
    }

    boolean isAsleep() {
        return troubles.stream().anyMatch(trouble -> trouble.asleep() && trouble.isAt(truth));
    }

    /** What only counts on while the machine is awake. */
    long nanos() {
        return nanos;
    }

    Clock wall() {
        return new Clock() {
            @Override
            public Instant instant() {
                Instant shown = truth;
                for (Trouble trouble : troubles) {
                    shown = trouble.isAt(truth) ? shown.plus(trouble.by()) : shown;
                }
                return shown;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("It is of UTC");
            }
        };
    }

    private static Trouble trouble(Map<String, String> row) {
        Instant at = YearCase.instant(row.get("at"));
        return new Trouble(
                at,
                row.get("kind").equals("ASLEEP"),
                Duration.parse(row.get("by")),
                at.plus(Duration.parse(row.get("lasts"))));
    }
}
