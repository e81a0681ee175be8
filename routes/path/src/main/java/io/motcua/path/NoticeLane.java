package io.motcua.path;

import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.TrackingId;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Lane;
import io.motcua.spi.OtherWay;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/**
 * The lane of the notices that go out on one channel, as messages of {@link Tellings}. Its routes end in a
 * {@link NoticeOutcome}, which is stored here, with the time of the next attempt or another way. A channel whose server
 * keeps failing is left alone for a while, and one without a connection until it has one, so that a short life of the
 * process uses up no attempt.
 */
final class NoticeLane implements LaneWork<Telling> {
    private final AnsweringChannel channel;
    private final Tellings tellings;
    private final Steps steps;
    private final OtherWays otherWays;
    private final RetrySchedule retries;
    private final LaneValve valve;
    private final Clock clock;

    NoticeLane(
            AnsweringChannel channel,
            Tellings tellings,
            Steps steps,
            OtherWays otherWays,
            RetrySchedule retries,
            LaneValve valve,
            Clock clock) {
        this.channel = channel;
        this.tellings = tellings;
        this.steps = steps;
        this.otherWays = otherWays;
        this.retries = retries;
        this.valve = valve;
        this.clock = clock;
    }

    @Override
    public Lane lane() {
        return Lane.notices(channel.channel());
    }

    @Override
    public List<Work<Telling>> claim(int limit) {
        return tellings.claim(limit);
    }

    @Override
    public Object body(Work<Telling> work) {
        return work.subject();
    }

    @Override
    public List<Work<Notice>> pieces(Work<Telling> work) {
        return work.subject().works();
    }

    @Override
    public int limit(int most) {
        return channel.ready() ? valve.limit(most) : 0;
    }

    @Override
    public Duration rest() {
        return valve.rest();
    }

    @Override
    public CompletionStage<?> ended(Work<Telling> work, Exchange exchange) {
        NoticeOutcome outcome = outcome(exchange);
        Duration took = Duration.ofMillis(exchange.getClock().elapsed());
        List<Work<Notice>> works = work.subject().works();
        Instant now = clock.instant();
        Optional<Instant> next = Optional.empty();
        if (outcome instanceof Deferred deferred) {
            int attempt = works.stream().mapToInt(Work::attempt).min().orElseThrow();
            next = retries.next(attempt, now, deferred.retryAfter());
            if (deferred.retryAfter().isZero()) {
                valve.failed(deferred.cause(), took);
            } else {
                valve.turnedAway(works.get(0).id(), deferred.cause(), took);
            }
        } else if (exchange.getException() == null) {
            // What there are no words for has not been there, and says nothing about it.
            valve.succeeded();
        }
        boolean failed = !(outcome instanceof NoticeOutcome.Sent) && next.isEmpty();
        boolean elsewhere = failed && !(exchange.getException() instanceof NoWordsException);
        Optional<String> givenUp =
                next.isEmpty() && outcome instanceof Deferred last ? Optional.of(last.cause()) : Optional.empty();
        return steps.record(new Step.Noticed(
                        works.get(0),
                        works.subList(1, works.size()),
                        outcome,
                        next,
                        elsewhere ? otherWays(work.subject()) : Map.of(),
                        now))
                .thenAccept(updates -> givenUp.ifPresent(valve::givenUp));
    }

    private Map<TrackingId, OtherWay> otherWays(Telling telling) {
        Map<TrackingId, OtherWay> ways = new HashMap<>();
        for (Notice notice : telling.notices()) {
            otherWays.of(notice).ifPresent(way -> ways.put(notice.noticeId(), way));
        }
        return ways;
    }

    /** A route that broke is tried again: an answer that comes twice says that it is a repetition. */
    private static NoticeOutcome outcome(Exchange exchange) {
        if (exchange.getException() instanceof NoWordsException e) {
            return new Undeliverable(String.valueOf(e.getMessage()));
        }
        if (exchange.getException() != null) {
            return new Deferred(
                    Duration.ZERO,
                    "The route failed with "
                            + exchange.getException().getClass().getSimpleName());
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof NoticeOutcome outcome) {
            return outcome;
        }
        return new Deferred(
                Duration.ZERO,
                "The route '" + exchange.getFromRouteId() + "' ended with "
                        + (body == null ? "nothing" : body.getClass().getSimpleName()) + ", not a NoticeOutcome");
    }
}
