package io.motcua.path;

import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Lane;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/**
 * The lane of the notices that go out on one channel. Its routes end in a {@link NoticeOutcome}, which is stored here,
 * with the time of the next attempt. A channel whose server keeps failing is left alone for a while, and one without a
 * connection until it has one, so that a short life of the process uses up no attempt.
 */
final class NoticeLane implements LaneWork<Notice> {
    private final AnsweringChannel channel;
    private final Ledger ledger;
    private final Steps steps;
    private final RetrySchedule retries;
    private final LaneValve valve;
    private final Clock clock;

    NoticeLane(
            AnsweringChannel channel, Ledger ledger, Steps steps, RetrySchedule retries, LaneValve valve, Clock clock) {
        this.channel = channel;
        this.ledger = ledger;
        this.steps = steps;
        this.retries = retries;
        this.valve = valve;
        this.clock = clock;
    }

    @Override
    public Lane lane() {
        return Lane.notices(channel.channel());
    }

    @Override
    public List<Work<Notice>> claim(int limit) {
        return ledger.claimNotices(channel.channel(), limit);
    }

    @Override
    public Object body(Work<Notice> work) {
        return work.subject();
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
    public CompletionStage<?> ended(Work<Notice> work, Exchange exchange) {
        NoticeOutcome outcome = outcome(exchange);
        Instant now = clock.instant();
        Optional<Instant> next = Optional.empty();
        if (outcome instanceof Deferred deferred) {
            next = retries.next(work.attempt(), now, deferred.retryAfter());
            valve.failed(deferred.cause());
        } else {
            valve.succeeded();
        }
        return steps.record(new Step.Noticed(work, outcome, next, now));
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
