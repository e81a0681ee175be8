package io.motcua.example.evn.view;

import io.motcua.HoldReason;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Corporation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What had been seen at one instant.
 *
 * @param sent how many requests had left for the gateway
 * @param channels one for each channel
 * @param machines how many messages were handed in that nobody may answer
 * @param recent the newest that were accepted, newest last
 * @param rows one for each corporation
 * @param all the same for the five together
 * @param held how many wait for a person, by reason
 * @param refused how many were refused with a 4xx, by what was wrong with them
 * @param repeated how many repetitions were answered, and how many of these as the first time
 * @param lifeSafety requests that endanger life, and their utilities' acknowledgments
 * @param surprises what went otherwise than meant, so far
 */
public record Snapshot(
        int sent,
        List<ByChannel> channels,
        int machines,
        List<Recent> recent,
        List<Row> rows,
        Row all,
        Map<HoldReason, Integer> held,
        Map<String, Integer> refused,
        Repeated repeated,
        LifeSafety lifeSafety,
        List<String> surprises) {

    /** One request on the screen; {@code waited} until it was acknowledged, if it is. */
    public record Recent(
            Instant at,
            Channel channel,
            String reference,
            String words,
            String place,
            boolean lifeSafety,
            Optional<Corporation> corporation,
            Optional<HoldReason> held,
            Stage stage,
            Optional<Duration> waited) {}

    /** Where one request is on its way. */
    public enum Stage {
        /** Accepted; its utility does not have it yet. */
        WAITING("waiting"),
        /** Its utility took it and has not answered. */
        SENT("sent"),
        /** Its utility says that it has it. */
        ACKNOWLEDGED("ackn."),
        /** Its utility works on it. */
        IN_PROGRESS("working"),
        /** Its utility is done. */
        RESOLVED("done"),
        /** It waits for a person. */
        HELD("held");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        /** The word for it on a screen. */
        public String word() {
            return word;
        }

        /** Whether the utility has acknowledged. */
        boolean isAcknowledged() {
            return this == ACKNOWLEDGED || this == IN_PROGRESS || this == RESOLVED;
        }
    }

    /**
     * What one corporation has.
     *
     * @param name the corporation's id, or a word for all of them
     * @param area where it is
     * @param delay how long its utility takes by itself, in words
     * @param stages how many requests are at each stage
     * @param p50 from sending to the utility's acknowledgment
     * @param p95 likewise
     * @param beyondP50 what is left when the utility's own delay is taken off
     * @param beyondP95 likewise
     */
    public record Row(
            String name,
            String area,
            String delay,
            Map<Stage, Integer> stages,
            Optional<Duration> p50,
            Optional<Duration> p95,
            Optional<Duration> beyondP50,
            Optional<Duration> beyondP95) {

        /** How many are at this stage. */
        public int at(Stage stage) {
            return stages.getOrDefault(stage, 0);
        }

        /** How many it was given. */
        public int total() {
            return stages.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** How many its utility has acknowledged. */
        public int acknowledged() {
            return at(Stage.ACKNOWLEDGED) + at(Stage.IN_PROGRESS) + at(Stage.RESOLVED);
        }
    }

    /**
     * What one channel's people have.
     *
     * @param in how many requests were handed in, repetitions not counted
     * @param answered how many of them have an answer that gives the reference
     * @param held how many wait for a person
     * @param acknowledged how many of their senders were told that the utility has acknowledged
     * @param notices how many answers came of themselves
     * @param answerP50 from sending to the first answer
     * @param answerP95 likewise
     * @param slowestAnswer likewise, the longest
     * @param acknowledgedP50 from sending until the sender could see the utility's acknowledgment
     * @param acknowledgedP95 likewise
     */
    public record ByChannel(
            Channel channel,
            int in,
            int answered,
            int held,
            int acknowledged,
            int notices,
            Optional<Duration> answerP50,
            Optional<Duration> answerP95,
            Optional<Duration> slowestAnswer,
            Optional<Duration> acknowledgedP50,
            Optional<Duration> acknowledgedP95) {}

    /** Repetitions: answered at all, and answered exactly as the first time. */
    public record Repeated(int answered, int alike) {}

    /** Requests that endanger life: how many, how many reached their utility with priority P0, and how soon. */
    public record LifeSafety(int requests, int asP0, Optional<Duration> p95) {}

    /** How many were handed in, repetitions not counted. */
    public int inAll() {
        return channels.stream().mapToInt(ByChannel::in).sum();
    }

    /** How many senders have their answer. */
    public int answeredInAll() {
        return channels.stream().mapToInt(ByChannel::answered).sum();
    }

    /** How many requests came by each channel. */
    Map<Channel, Integer> in() {
        Map<Channel, Integer> counts = new EnumMap<>(Channel.class);
        channels.forEach(each -> counts.put(each.channel(), each.in()));
        return counts;
    }

    /** How many answers came of themselves, by channel, where any did. */
    Map<Channel, Integer> notices() {
        Map<Channel, Integer> counts = new EnumMap<>(Channel.class);
        channels.stream()
                .filter(each -> each.notices() > 0)
                .forEach(each -> counts.put(each.channel(), each.notices()));
        return counts;
    }

    /** How many wait for a person. */
    public int heldInAll() {
        return held.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many were refused. */
    public int refusedInAll() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }
}
