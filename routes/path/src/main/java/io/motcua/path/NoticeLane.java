package io.motcua.path;

import io.motcua.LedgerUnavailableException;
import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.NoticeOutcome.Deferred;
import io.motcua.NoticeOutcome.LeftOut;
import io.motcua.NoticeOutcome.Undeliverable;
import io.motcua.TrackingId;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Lane;
import io.motcua.spi.Ledger;
import io.motcua.spi.OtherWay;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane of the notices that go out on one channel. What is not told yet is written down as it is claimed, and what
 * is due to one person is told in one message, if the channel has such messages. Its routes end in a
 * {@link NoticeOutcome}, which is stored here, with the time of the next attempt or another way. A channel whose server
 * keeps failing is left alone for a while, and one without a connection until it has one, so that a short life of the
 * process uses up no attempt.
 */
final class NoticeLane implements LaneWork<Telling> {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeLane.class);
    private static final int MOST_ROUNDS = 16;

    private final AnsweringChannel channel;
    private final Ledger ledger;
    private final Steps steps;
    private final NoticeTiming timing;
    private final OtherWays otherWays;
    private final RetrySchedule retries;
    private final LaneValve valve;
    private final Clock clock;

    NoticeLane(
            AnsweringChannel channel,
            Ledger ledger,
            Steps steps,
            NoticeTiming timing,
            OtherWays otherWays,
            RetrySchedule retries,
            LaneValve valve,
            Clock clock) {
        this.channel = channel;
        this.ledger = ledger;
        this.steps = steps;
        this.timing = timing;
        this.otherWays = otherWays;
        this.retries = retries;
        this.valve = valve;
        this.clock = clock;
    }

    @Override
    public Lane lane() {
        return Lane.notices(channel.channel());
    }

    /**
     * Goes on for a while if nothing of what it finds is told now: when quiet hours begin, much must be written down.
     * Not for ever, since a ledger that writes nothing gives the same back again.
     */
    @Override
    public List<Work<Telling>> claim(int limit) {
        List<Work<Telling>> tellings = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS && tellings.isEmpty(); round++) {
            List<Work<Notice>> found = ledger.claimNotices(channel.channel(), limit);
            if (found.isEmpty()) {
                break;
            }
            Map<String, List<Work<Notice>>> byPerson = new LinkedHashMap<>();
            for (Work<Notice> work : told(found)) {
                byPerson.computeIfAbsent(person(work), person -> new ArrayList<>())
                        .add(work);
            }
            byPerson.values()
                    .forEach(works -> gather(works).forEach(telling -> {
                        timing.tells(telling, clock.instant());
                        tellings.add(telling.asWork());
                    }));
        }
        return tellings;
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

    /** Those that are told now; of the others it is written down what becomes of them. */
    private List<Work<Notice>> told(List<Work<Notice>> found) {
        List<Work<Notice>> told = new ArrayList<>();
        Instant now = clock.instant();
        for (Work<Notice> work : found) {
            NoticeTiming.Choice choice = timing.choice(work.subject(), now);
            if (choice instanceof NoticeTiming.Choice.Wait wait) {
                writeDown(work, new Step.NoticeWaits(work, wait.until(), wait.because(), now));
            } else if (choice instanceof NoticeTiming.Choice.LeaveOut out) {
                writeDown(work, new Step.Noticed(work, new LeftOut(out.cause()), Optional.empty(), now));
            } else {
                told.add(work);
            }
        }
        return told;
    }

    /** The messages that tell these and what else is due to the same person. */
    private List<Telling> gather(List<Work<Notice>> works) {
        List<Telling> tellings = new ArrayList<>();
        List<Work<Notice>> together = new ArrayList<>();
        for (Work<Notice> work : works) {
            if (timing.others(work.subject()) == 0) {
                tellings.add(new Telling(List.of(work)));
            } else {
                together.add(work);
            }
        }
        if (together.isEmpty()) {
            return tellings;
        }
        int most = timing.others(together.get(0).subject()) + 1;
        if (together.size() < most) {
            for (Work<Notice> more : told(dueWith(together.get(0), most - together.size()))) {
                if (timing.others(more.subject()) == 0) {
                    tellings.add(new Telling(List.of(more)));
                } else {
                    together.add(more);
                }
            }
        }
        for (int from = 0; from < together.size(); from += most) {
            tellings.add(new Telling(together.subList(from, Math.min(from + most, together.size()))));
        }
        return tellings;
    }

    /** What is claimed already is told, whether or not there is more. */
    private List<Work<Notice>> dueWith(Work<Notice> first, int limit) {
        try {
            return ledger.claimWith(first, limit);
        } catch (LedgerUnavailableException e) {
            LOG.warn("What else is due to the same person could not be read: {}", e.toString());
            return List.of();
        }
    }

    private void writeDown(Work<Notice> work, Step step) {
        steps.record(step).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "A notice could not be put off or left out and is given back [notice {}]: {}",
                        work.subject().noticeId(),
                        failure.toString());
                ledger.release(work);
            }
        });
    }

    private Map<TrackingId, OtherWay> otherWays(Telling telling) {
        Map<TrackingId, OtherWay> ways = new HashMap<>();
        for (Notice notice : telling.notices()) {
            otherWays.of(notice).ifPresent(way -> ways.put(notice.noticeId(), way));
        }
        return ways;
    }

    private static String person(Work<Notice> work) {
        return NoticeTiming.person(work.subject());
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
