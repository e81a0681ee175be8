package io.motcua.backend.http;

import io.motcua.Delivery;
import io.motcua.Reference;
import io.motcua.spi.Replies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Follows tokens to the ids that they come to (GeoReport v2, GET service_request_id from a token). */
final class Open311Tokens implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST_ROUND = Duration.ofMillis(200);
    private static final int AT_MOST = 100_000;

    /** A token whose id is not known yet. */
    private record Waiting(Reference reference, int version, String token, Instant since) {}

    private final Open311Config config;
    private final Open311Form form;
    private final Open311Answers answers;
    private final Open311Status status;
    private final Clock clock;
    private final Rounds rounds;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    Open311Tokens(
            Open311Config config,
            Open311Form form,
            Open311Answers answers,
            Remote remote,
            Replies replies,
            Clock clock) {
        this.config = config;
        this.form = form;
        this.answers = answers;
        this.status = new Open311Status(config);
        this.clock = clock;
        this.rounds = new Rounds("open311-tokens", config, remote, replies, clock);
    }

    /** Asks often enough for the utility to be in time. */
    void start() {
        Duration often = config.limits().acknowledgeWithin().dividedBy(8);
        Duration every = often.compareTo(config.pollEvery()) < 0 ? often : config.pollEvery();
        rounds.every(every.compareTo(SHORTEST_ROUND) < 0 ? SHORTEST_ROUND : every, this::round);
    }

    void follow(Delivery delivery, String token) {
        if (waiting.size() < AT_MOST) {
            waiting.put(
                    delivery.deduplicationId(),
                    new Waiting(delivery.reference(), delivery.version(), token, clock.instant()));
        }
    }

    /** Whether the token of this delivery is known here. */
    boolean follows(String deduplicationId) {
        return waiting.containsKey(deduplicationId);
    }

    @Override
    public void close() {
        rounds.close();
    }

    private void round() throws InterruptedException {
        for (Map.Entry<String, Waiting> entry : waiting.entrySet()) {
            Waiting one = entry.getValue();
            if (one.since().plus(LONGEST).isBefore(clock.instant())) {
                waiting.remove(entry.getKey());
                continue;
            }
            rounds.ask(
                    form.token(one.token()),
                    heard -> answers.idOf(one.token(), heard)
                            .map(id -> rounds.record(
                                    status.acknowledgment(one.reference(), one.version(), id),
                                    () -> waiting.remove(entry.getKey())))
                            .orElse(Rounds.NOTHING_NEW));
        }
    }
}
