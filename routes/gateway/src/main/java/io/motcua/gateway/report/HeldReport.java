package io.motcua.gateway.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What waits for a person.
 *
 * @param total how many do, whatever was asked for
 * @param lifeSafety how many of them tell of danger to life
 * @param byReason how many of all for each reason
 * @param waiting those that were asked for: danger to life first, then oldest first
 */
public record HeldReport(long total, long lifeSafety, Map<String, Long> byReason, List<Line> waiting) {

    /** A request that waits, and why. */
    public record Line(
            String reference,
            Instant receivedAt,
            boolean lifeSafety,
            String reason,
            String detail,
            String channel,
            String account,
            Optional<String> serviceCode,
            Optional<String> priority) {}
}
