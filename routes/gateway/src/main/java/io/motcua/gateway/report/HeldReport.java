package io.motcua.gateway.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits for a person.
 *
 * @param total how many do
 * @param oldest the first of them, oldest first
 */
public record HeldReport(long total, List<Line> oldest) {

    /** A request that waits, and why. */
    public record Line(
            String reference,
            Instant receivedAt,
            String reason,
            String detail,
            String channel,
            String account,
            Optional<String> serviceCode,
            Optional<String> priority) {}
}
