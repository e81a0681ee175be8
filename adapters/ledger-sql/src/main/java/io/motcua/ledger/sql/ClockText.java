package io.motcua.ledger.sql;

import io.motcua.sla.Level;
import io.motcua.sla.SlaClock.Kind;
import io.motcua.sla.SlaClock.Mark;
import io.motcua.sla.SlaClock.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A clock's marks and pauses as its row has them: {@code WARN 60000000;ESCALATION 120000000 GROUP duty}, durations in
 * microseconds, and {@code 17…-17…;17…-}, instants in microseconds.
 */
final class ClockText {
    private ClockText() {}

    static String marks(List<Mark> marks) {
        return marks.stream()
                .map(mark -> mark.kind() + " " + micros(mark.at())
                        + mark.level()
                                .map(level -> " " + level + " " + mark.to().orElseThrow())
                                .orElse(""))
                .collect(Collectors.joining(";"));
    }

    static List<Mark> marks(String written) {
        return Arrays.stream(written.split(";"))
                .map(mark -> mark.split(" "))
                .map(words -> new Mark(
                        Kind.valueOf(words[0]),
                        duration(Long.parseLong(words[1])),
                        words.length > 2 ? Optional.of(words[3]) : Optional.empty(),
                        words.length > 2 ? Optional.of(Level.valueOf(words[2])) : Optional.empty()))
                .toList();
    }

    static String pauses(List<Pause> pauses) {
        return pauses.stream()
                .map(pause -> Micros.of(pause.from()) + "-"
                        + pause.until()
                                .map(until -> String.valueOf(Micros.of(until)))
                                .orElse(""))
                .collect(Collectors.joining(";"));
    }

    static List<Pause> pauses(String written) {
        if (written.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(written.split(";"))
                .map(pause -> pause.split("-", -1))
                .map(ends -> new Pause(
                        instant(ends[0]), ends[1].isEmpty() ? Optional.empty() : Optional.of(instant(ends[1]))))
                .toList();
    }

    private static Instant instant(String micros) {
        return Micros.instant(Long.parseLong(micros));
    }

    private static long micros(Duration duration) {
        return duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
    }

    private static Duration duration(long micros) {
        return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }
}
