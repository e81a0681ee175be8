package io.motcua.backend.http;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.backend.http.Courier.Learned;
import io.motcua.backend.http.Open311Answers.State;
import io.motcua.backend.http.Open311Config.Mode;
import io.motcua.spi.History;
import io.motcua.spi.History.DeliveryRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks an Open311 server how far it has come with each request that the ledger has open. What is new becomes a reply; what
 * could not be recorded is asked for again.
 */
final class Open311Poller implements AutoCloseable {

    /** A request that the server has, by a token that an earlier process knew. */
    private record Lost(Reference reference, DeliveryRecord delivery) {}

    /** A request that the utility has acknowledged. */
    private record Known(
            Reference reference, int version, String id, Optional<RequestStatus> told, Optional<String> notice) {}

    private final Open311Config config;
    private final Open311Form form;
    private final Open311Answers answers;
    private final Open311Status status;
    private final Open311Tokens tokens;
    private final OpenRequests requests;
    private final Clock clock;
    private final Rounds rounds;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    Open311Poller(
            Open311Config config,
            Open311Form form,
            Open311Answers answers,
            Open311Tokens tokens,
            OpenRequests requests,
            Rounds rounds,
            Clock clock) {
        this.config = config;
        this.form = form;
        this.answers = answers;
        this.status = new Open311Status(config);
        this.tokens = tokens;
        this.requests = requests;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start() {
        if (config.mode() != Mode.BLACKBOX) {
            rounds.every(config.pollEvery(), this::round);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }

    private void round() throws InterruptedException {
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
            rounds.ask(
                    form.status(one.id()),
                    heard -> answers.state(one.id(), heard)
                            .map(state -> news(one, state))
                            .orElse(Rounds.NOTHING_NEW));
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
                && !tokens.follows(Delivery.deduplicationId(
                        history.trackingId(), last.version(), last.backend(), last.generation()));
        return isLost ? Optional.of(new Lost(history.reference(), last)) : Optional.empty();
    }

    private void find(Lost one) throws InterruptedException {
        DeliveryRecord delivery = one.delivery();
        String marker = Open311Form.marker(one.reference(), delivery.version(), delivery.generation());
        Instant from = delivery.sentAt().orElseThrow();
        rounds.ask(form.search(from, clock.instant(), "search-" + delivery.deliveryId()), heard -> {
            if (answers.learn(marker, heard) instanceof Learned.There there
                    && there.outcome() instanceof Accepted accepted) {
                return rounds.record(
                        status.acknowledgment(one.reference(), delivery.version(), accepted.backendReference()),
                        () -> {});
            }
            return Rounds.NOTHING_NEW;
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
            return Rounds.NOTHING_NEW;
        }
        return rounds.record(
                status.status(one.reference(), one.version(), one.id(), state), () -> told.put(one.id(), newsId));
    }
}
