package io.motcua.backend.http;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.backend.http.Courier.Learned;
import io.motcua.backend.http.Open311Answers.State;
import io.motcua.backend.http.Open311Config.Mode;
import io.motcua.spi.History;
import io.motcua.spi.History.DeliveryRecord;
import io.motcua.spi.Replies;
import io.motcua.spi.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an Open311 server how far it has come, since it does not call back: for the ids of tokens, and for the status of
 * each request that the ledger has open. What is new becomes a reply; what could not be recorded is asked for again.
 */
final class Open311Poller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Open311Poller.class);
    private static final Duration LONGEST_FOR_A_TOKEN = Duration.ofDays(1);
    private static final CompletionStage<Boolean> NOTHING_NEW = CompletableFuture.completedFuture(false);
    private static final int TOKENS_AT_MOST = 100_000;

    /** A token whose id is not known yet. */
    private record Waiting(Reference reference, int version, String token, Instant since) {}

    /** A request that the server has, by a token that an earlier process knew. */
    private record Lost(Reference reference, DeliveryRecord delivery) {}

    /** A request that the utility has acknowledged. */
    private record Known(
            Reference reference, int version, String id, Optional<RequestStatus> told, Optional<String> notice) {}

    private final Open311Config config;
    private final Open311Form form;
    private final Open311Answers answers;
    private final Open311Status status;
    private final Remote remote;
    private final OpenRequests requests;
    private final Replies replies;
    private final Clock clock;
    private final int atOnce;
    private final Semaphore free;
    private final Map<String, Waiting> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final Set<String> wordsTold = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "motcua-open311");
        thread.setDaemon(true);
        return thread;
    });

    Open311Poller(
            Open311Config config,
            Open311Form form,
            Open311Answers answers,
            Remote remote,
            OpenRequests requests,
            Replies replies,
            Clock clock) {
        this.config = config;
        this.form = form;
        this.answers = answers;
        this.status = new Open311Status(config);
        this.remote = remote;
        this.requests = requests;
        this.replies = replies;
        this.clock = clock;
        this.atOnce = Math.max(1, config.limits().concurrency() / 2);
        this.free = new Semaphore(atOnce);
    }

    void start() {
        long tokenMillis = Math.max(
                200,
                Math.min(
                        config.pollEvery().toMillis(),
                        config.limits().acknowledgeWithin().toMillis() / 8));
        rounds.scheduleWithFixedDelay(() -> round(this::tokens), tokenMillis, tokenMillis, TimeUnit.MILLISECONDS);
        if (config.mode() != Mode.BLACKBOX) {
            long pollMillis = config.pollEvery().toMillis();
            rounds.scheduleWithFixedDelay(() -> round(this::statuses), pollMillis, pollMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** Follows a token to its id. */
    void follow(Delivery delivery, String token) {
        if (tokens.size() < TOKENS_AT_MOST) {
            tokens.put(
                    delivery.deduplicationId(),
                    new Waiting(delivery.reference(), delivery.version(), token, clock.instant()));
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }

    /**
     * One round, which ends when all its answers are recorded: else an older answer could come after a newer one. What
     * breaks must not end the rounds.
     */
    private void round(Part part) {
        try {
            try {
                part.run();
            } finally {
                free.acquire(atOnce);
                free.release(atOnce);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The Open311 server could not be asked; trying again later [backend {}]: {}",
                    config.backend(),
                    e.toString());
        }
    }

    private void tokens() throws InterruptedException {
        for (Map.Entry<String, Waiting> entry : tokens.entrySet()) {
            Waiting waiting = entry.getValue();
            if (waiting.since().plus(LONGEST_FOR_A_TOKEN).isBefore(clock.instant())) {
                tokens.remove(entry.getKey());
                continue;
            }
            ask(
                    form.token(waiting.token()),
                    heard -> answers.idOf(waiting.token(), heard)
                            .map(id -> record(
                                    status.acknowledgment(waiting.reference(), waiting.version(), id),
                                    () -> tokens.remove(entry.getKey())))
                            .orElse(NOTHING_NEW));
        }
    }

    private void statuses() throws InterruptedException {
        List<Known> known = new ArrayList<>();
        List<Lost> lost = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        requests.show(history -> {
            known(history).ifPresent(one -> {
                known.add(one);
                ids.add(one.id());
            });
            lost(history).ifPresent(lost::add);
        });
        told.keySet().retainAll(ids);
        for (Lost one : lost) {
            find(one);
        }
        for (Known one : known) {
            ask(
                    form.status(one.id()),
                    heard -> answers.state(one.id(), heard)
                            .map(state -> news(one, state))
                            .orElse(NOTHING_NEW));
        }
    }

    private Optional<Known> known(History history) {
        List<DeliveryRecord> deliveries = history.deliveries();
        for (int i = deliveries.size() - 1; i >= 0; i--) {
            DeliveryRecord delivery = deliveries.get(i);
            if (delivery.backend().equals(config.backend())
                    && delivery.backendReference().isPresent()) {
                return Optional.of(new Known(
                        history.reference(),
                        delivery.version(),
                        delivery.backendReference().get(),
                        history.latest().map(update -> update.status()),
                        history.latest().flatMap(update -> update.notice())));
            }
        }
        return Optional.empty();
    }

    /** Sent, not acknowledged, and its token is not known here. */
    private Optional<Lost> lost(History history) {
        if (!config.search() || history.deliveries().isEmpty()) {
            return Optional.empty();
        }
        DeliveryRecord last = history.deliveries().get(history.deliveries().size() - 1);
        boolean isLost = last.backend().equals(config.backend())
                && last.sentAt().isPresent()
                && last.acknowledgedAt().isEmpty()
                && !tokens.containsKey(Delivery.deduplicationId(
                        history.trackingId(), last.version(), last.backend(), last.generation()));
        return isLost ? Optional.of(new Lost(history.reference(), last)) : Optional.empty();
    }

    private void find(Lost one) throws InterruptedException {
        DeliveryRecord delivery = one.delivery();
        String marker = Open311Form.marker(one.reference(), delivery.version(), delivery.generation());
        Instant from = delivery.sentAt().orElseThrow();
        ask(form.search(from, clock.instant(), "search-" + delivery.deliveryId()), heard -> {
            if (answers.learn(marker, heard) instanceof Learned.There there
                    && there.outcome() instanceof Accepted accepted) {
                return record(
                        status.acknowledgment(one.reference(), delivery.version(), accepted.backendReference()),
                        () -> {});
            }
            return NOTHING_NEW;
        });
    }

    private CompletionStage<Boolean> news(Known one, State state) {
        String newsId = Open311Status.newsId(one.id(), state);
        Optional<RequestStatus> meaning = status.meaning(state);
        boolean isOld = newsId.equals(told.get(one.id()))
                || meaning.equals(Optional.of(RequestStatus.ACCEPTED))
                || meaning.isPresent()
                        && meaning.equals(one.told())
                        && state.notes().equals(one.notice());
        if (isOld) {
            return NOTHING_NEW;
        }
        if (meaning.isEmpty() && wordsTold.add(state.word())) {
            LOG.warn(
                    "The status word {} means nothing here; its news is kept and changes nothing. Add it to the"
                            + " status-words of the backend [backend {}]",
                    Text.code(state.word()),
                    config.backend());
        }
        return record(status.status(one.reference(), one.version(), one.id(), state), () -> told.put(one.id(), newsId));
    }

    private void ask(Message question, Function<Heard, CompletionStage<Boolean>> then) throws InterruptedException {
        free.acquire();
        remote.send(question).thenCompose(then).whenComplete((nothing, failure) -> {
            free.release();
            if (failure != null) {
                LOG.warn("An answer could not be used [backend {}]: {}", config.backend(), failure.toString());
            }
        });
    }

    /** Completes when it is recorded or cannot be, and says which. */
    private CompletionStage<Boolean> record(Payload payload, Runnable whenRecorded) {
        Reply reply = new Reply(config.backend(), clock.instant(), payload);
        return replies.record(List.of(reply)).handle((results, failure) -> {
            if (failure == null) {
                whenRecorded.run();
            } else {
                LOG.warn(
                        "News could not be recorded; asking again later [backend {}]: {}",
                        config.backend(),
                        failure.toString());
            }
            return failure == null;
        });
    }

    /** A part of a round. */
    @FunctionalInterface
    private interface Part {
        void run() throws InterruptedException;
    }
}
