package io.motcua.gateway.report;

import io.motcua.Alarm;
import io.motcua.path.LaneState;
import io.motcua.spi.LaneCounts;
import io.motcua.spi.LaneCounts.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the lanes stand, and what people must know of now.
 *
 * @param running whether a gateway was asked that runs; else nothing is under way, and no alarms are known
 */
public record LanesReport(boolean running, List<Line> lanes, List<Open> alarms) {

    /**
     * A lane.
     *
     * @param name a utility's id, or {@code notices:<channel>}
     * @param state open, paused or failing
     * @param lifeSafety how much of what waits is of the highest priority
     * @param withPerson how many requests wait for a person because its utility did not answer, or was not reached
     * @param oldest when the oldest request that waits was received
     */
    public record Line(
            String name,
            String state,
            long due,
            long later,
            long underWay,
            long unacknowledged,
            long lifeSafety,
            long withPerson,
            Optional<Instant> oldest,
            Optional<Instant> nextAttempt,
            Optional<Instant> pausedSince,
            Optional<String> pausedBy,
            Optional<String> because) {

        static Line of(LaneState lane) {
            LaneCounts counts = lane.counts();
            return new Line(
                    lane.name(),
                    lane.flow().name().toLowerCase(Locale.ROOT),
                    counts.due(),
                    counts.later(),
                    counts.underWay(),
                    counts.unacknowledged(),
                    counts.lifeSafety(),
                    counts.unanswered().requests() + counts.givenUp().requests(),
                    counts.oldest(),
                    counts.nextAttempt(),
                    counts.paused().map(Pause::since),
                    counts.paused().map(Pause::by).map(Neutral::line),
                    counts.paused().flatMap(Pause::reason).map(Neutral::line));
        }
    }

    /** A condition that holds. */
    public record Open(String condition, String about, Instant since, String text) {
        static Open of(Alarm alarm) {
            return new Open(alarm.condition().name(), alarm.about(), alarm.since(), Neutral.line(alarm.text()));
        }
    }

    static LanesReport running(List<LaneState> lanes, List<Alarm> alarms) {
        return new LanesReport(
                true,
                lanes.stream().map(Line::of).toList(),
                alarms.stream().map(Open::of).toList());
    }

    static LanesReport ofLedger(List<LaneCounts> lanes) {
        return new LanesReport(
                false, lanes.stream().map(LaneState::ofLedger).map(Line::of).toList(), List.of());
    }
}
