package io.motcua.example.evn.stream;

import io.motcua.example.evn.stream.Expectation.Refused;
import io.motcua.example.evn.stream.Expectation.Repeated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A stream of requests that the same seed makes again, word for word: everyday matters, danger to life, what nobody
 * could route, repetitions of what was sent, what machines write, and what must be refused. In its middle a storm brings three times as many
 * more, all from one coast.
 */
public final class RequestStream {
    /** Of sixteen requests, which one is what. Hazards come first so that the shortest run has one. */
    private static final int HAZARD = 2;

    private static final int PUZZLE = 5;
    private static final int REPETITION = 13;
    private static final int FAULT = 9;
    private static final int MACHINE = 11;
    private static final int ROUND = 16;

    /** How many rounds have one thing that a machine wrote. */
    private static final int MACHINE_ROUNDS = 4;

    private static final double STORM_FROM = 0.45;
    private static final double STORM_TO = 0.6;
    private static final int STORM_FACTOR = 3;

    private final Random random;
    private final Writer writer;
    private final Deck<Faults> faults;
    private final List<PlannedRequest> plan = new ArrayList<>();

    private RequestStream(long seed) {
        random = new Random(seed);
        writer = new Writer(random);
        faults = new Deck<>(Faults.all(), random);
    }

    /**
     * Every request of a stream, in the order of sending.
     *
     * @param length how long the stream lasts
     * @param perSecond how many requests a second, the storm's own not counted
     */
    public static List<PlannedRequest> plan(long seed, Duration length, int perSecond) {
        RequestStream stream = new RequestStream(seed);
        for (Moment moment : moments(length, perSecond)) {
            stream.add(moment);
        }
        return List.copyOf(stream.plan);
    }

    /** When the storm blows, from the beginning of a stream of this length. */
    public static boolean stormy(Duration at, Duration length) {
        double part = (double) at.toMillis() / length.toMillis();
        return part >= STORM_FROM && part < STORM_TO;
    }

    private record Moment(Duration at, boolean storm) {}

    private static List<Moment> moments(Duration length, int perSecond) {
        List<Moment> moments = new ArrayList<>();
        long everyMicros = 1_000_000L / perSecond;
        for (long at = 0; at < micros(length); at += everyMicros) {
            moments.add(new Moment(ofMicros(at), false));
        }
        long stormEveryMicros = everyMicros / STORM_FACTOR;
        long stormEnd = (long) (micros(length) * STORM_TO);
        for (long at = (long) (micros(length) * STORM_FROM); at < stormEnd; at += stormEveryMicros) {
            moments.add(new Moment(ofMicros(at), true));
        }
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    private void add(Moment moment) {
        int number = plan.size();
        String key = key(number);
        if (moment.storm()) {
            plan.add(request(number, moment.at(), key, writer.storm()));
            return;
        }
        int turn = number % ROUND;
        if (turn == FAULT) {
            plan.add(faults.draw().request(number, moment.at(), key));
        } else if (turn == REPETITION) {
            plan.add(repetition(number, moment.at()));
        } else if (turn == MACHINE && number / ROUND % MACHINE_ROUNDS == 0) {
            plan.add(request(number, moment.at(), key, writer.machine()));
        } else if (turn == PUZZLE) {
            plan.add(request(number, moment.at(), key, writer.puzzle()));
        } else {
            plan.add(request(number, moment.at(), key, turn == HAZARD ? writer.hazard() : writer.everyday()));
        }
    }

    /** Something of the last rounds once more, as an app does that did not hear the answer. */
    private PlannedRequest repetition(int number, Duration at) {
        List<PlannedRequest> candidates =
                plan.subList(Math.max(0, number - 2 * ROUND), Math.max(1, number - 4)).stream()
                        .filter(each -> each.channel() == Channel.APP || each.channel() == Channel.HOTLINE)
                        .filter(each ->
                                !(each.expectation() instanceof Refused || each.expectation() instanceof Repeated))
                        .toList();
        PlannedRequest first = candidates.get(random.nextInt(candidates.size()));
        return new PlannedRequest(
                number,
                at,
                first.channel(),
                first.account(),
                first.sender(),
                first.idempotencyKey(),
                first.contentType(),
                first.body(),
                first.words(),
                first.place(),
                false,
                new Repeated(first.number()));
    }

    private static PlannedRequest request(int number, Duration at, String key, Writer.Draft draft) {
        return new PlannedRequest(
                number,
                at,
                draft.message().channel(),
                draft.message().account(),
                draft.message().sender(),
                Optional.of(key),
                draft.message().contentType(),
                draft.message().body(),
                draft.words(),
                draft.place(),
                draft.lifeSafety(),
                draft.expectation());
    }

    private String key(int number) {
        return String.format("evn-%05d-%08x", number, random.nextInt());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private static Duration ofMicros(long micros) {
        return Duration.ofNanos(micros * 1000);
    }
}
