package io.motcua.gateway.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What takes too long, or soon will.
 *
 * @param open how many clocks run or stand still
 * @param late how many of them are near their limit or over it
 * @param clocks those, the earliest limit first
 */
public record ClocksReport(long open, long late, List<Line> clocks) {

    /**
     * A clock that is near its limit or over it.
     *
     * @param breachAt when its limit is, or was, used up
     * @param paused whether it stands still, because the customer is waited for
     * @param told whom the last escalation went to, if there was one
     */
    public record Line(
            String reference,
            String step,
            Optional<String> serviceCode,
            String priority,
            Optional<String> utility,
            Instant startedAt,
            Optional<Instant> breachAt,
            boolean paused,
            Optional<String> told) {}
}
