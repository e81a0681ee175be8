package io.motcua.gateway.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Open requests whose ground changes hands on a day.
 *
 * @param on the day
 * @param open how many requests of before that day are open
 * @param unclear how many of them are with a utility, and do not say enough to tell whose they are on that day
 * @param crossing those whose utility is another on that day, oldest first
 */
public record CrossingReport(LocalDate on, long open, long unclear, List<Line> crossing) {
    public CrossingReport {
        crossing = List.copyOf(crossing);
    }

    /**
     * One that crosses.
     *
     * @param state as the books count it, for example {@code settled}
     * @param before who has it, or would have had it when it was received
     * @param after who is responsible on the day; several if its place may mean them all
     */
    public record Line(String reference, Instant receivedAt, String state, Set<String> before, Set<String> after) {}
}
