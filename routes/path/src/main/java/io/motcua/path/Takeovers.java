package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.ServiceRequest;
import io.motcua.TrackingId;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Withdrawal;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the work of a utility that is away to its partner, request by request: what it was never sent at once, what it
 * was sent when that is withdrawn. What cannot be withdrawn goes to a person. Of one thread.
 */
final class Takeovers {
    private static final Logger LOG = LoggerFactory.getLogger(Takeovers.class);
    private static final int AT_ONCE = 64;
    private static final int ASKED_AT_ONCE = 8;
    private static final long PATIENCE_SECONDS = 30;

    private final BackendAdapter backend;
    private final Partner partner;
    private final Presence presence;
    private final BooleanSupplier partnerIsThere;
    private final Ledger ledger;
    private final Steps steps;
    private final Clock clock;
    /** What was withdrawn and could not be moved yet; nobody can withdraw it once more. */
    private final Set<TrackingId> withdrawn = ConcurrentHashMap.newKeySet();
    /** Whether it could be said in this look what came of a withdrawal. */
    private boolean tells;

    /**
     * Takeovers of one utility's work.
     *
     * @param partnerIsThere whether its partner can take anything; if not, work waits where it is
     */
    Takeovers(
            BackendAdapter backend,
            Partner partner,
            Presence presence,
            BooleanSupplier partnerIsThere,
            Ledger ledger,
            Steps steps,
            Clock clock) {
        this.backend = backend;
        this.partner = partner;
        this.presence = presence;
        this.partnerIsThere = partnerIsThere;
        this.ledger = ledger;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Looks whether the utility is away, and if so gives all to its partner that may go there. What was never sent goes
     * first, and again after each piece that must be asked for, so that danger to life waits for one question at most.
     *
     * @throws TimeoutException if something took too long; what is left is for the next look
     */
    void look() throws InterruptedException, TimeoutException {
        if (!presence.isAwayNow()) {
            return;
        }
        tells = true;
        do {
            takeOverUnsent();
        } while (all(
                        ledger.claimUnanswered(
                                backend.backend(), clock.instant().minus(partner.after()), ASKED_AT_ONCE),
                        this::withdraw)
                > 0);
    }

    private void takeOverUnsent() throws InterruptedException, TimeoutException {
        List<Work<Delivery>> claimed;
        do {
            claimed = ledger.claimUnsent(backend.backend(), AT_ONCE);
        } while (all(claimed, this::takeOverAll) > 0 && claimed.size() == AT_ONCE);
    }

    /** What is done with all that is in hand of one request; whether it is over. */
    @FunctionalInterface
    private interface Move {
        boolean of(List<Work<Delivery>> works) throws InterruptedException, ExecutionException, TimeoutException;
    }

    /** Moves these, request by request; returns how many requests it has moved. */
    private int all(List<Work<Delivery>> claimed, Move move) throws InterruptedException, TimeoutException {
        Map<TrackingId, List<Work<Delivery>>> requests = new LinkedHashMap<>();
        claimed.forEach(work -> requests.computeIfAbsent(work.subject().trackingId(), request -> new ArrayList<>())
                .add(work));
        int moved = 0;
        try {
            for (List<Work<Delivery>> works : List.copyOf(requests.values())) {
                if (isMoved(works, move)) {
                    moved++;
                    requests.remove(works.get(0).subject().trackingId());
                }
            }
        } finally {
            // Whatever broke this off: a claim that nobody gives back is never handed out again.
            requests.values().forEach(works -> works.forEach(ledger::release));
        }
        return moved;
    }

    private boolean isOn() {
        return presence.isAway() && partnerIsThere.getAsBoolean();
    }

    private boolean isMoved(List<Work<Delivery>> works, Move move) throws InterruptedException, TimeoutException {
        try {
            return tells && isOn() && move.of(works);
        } catch (ExecutionException | RuntimeException e) {
            LOG.warn("Work {} stays with {} for now: {}", works.get(0).id(), backend.backend(), e.toString());
            return false;
        }
    }

    /** One was sent; what else there is of the request goes with it. */
    private boolean withdraw(List<Work<Delivery>> works)
            throws InterruptedException, ExecutionException, TimeoutException {
        takeOverUnsent();
        Work<Delivery> work = works.get(0);
        TrackingId delivery = work.subject().deliveryId();
        works.addAll(ledger.claimRest(work));
        if (!isWhole(works)) {
            return false;
        }
        Withdrawal withdrawal = withdrawn.contains(delivery) ? Withdrawal.WITHDRAWN : asked(work.subject());
        if (withdrawal == Withdrawal.UNSURE) {
            works.subList(1, works.size()).forEach(ledger::release);
            works.subList(1, works.size()).clear();
            record(new Step.NotWithdrawn(work, clock.instant()), works);
            return true;
        }
        if (withdrawal == Withdrawal.NOT_NOW) {
            tells = false;
            return false;
        }
        withdrawn.add(delivery);
        takeOver(works);
        withdrawn.remove(delivery);
        return true;
    }

    /** Whether nothing of the request is in other hands, so that all of it goes when the first is withdrawn. */
    private boolean isWhole(List<Work<Delivery>> works) {
        Delivery sent = works.get(0).subject();
        int newest = ledger.earlier(sent.reference())
                .flatMap(EarlierRequest::request)
                .map(ServiceRequest::version)
                .orElse(sent.version());
        return works.size() == newest - sent.version() + 1;
    }

    /** An answer that comes too late for this look is there for the next. */
    private Withdrawal asked(Delivery delivery) throws InterruptedException, ExecutionException, TimeoutException {
        return result(backend.withdraw(delivery).whenComplete((withdrawal, failure) -> {
            if (withdrawal == Withdrawal.WITHDRAWN) {
                withdrawn.add(delivery.deliveryId());
            }
        }));
    }

    private boolean takeOverAll(List<Work<Delivery>> works)
            throws InterruptedException, ExecutionException, TimeoutException {
        works.addAll(ledger.claimRest(works.get(0)));
        takeOver(works);
        return true;
    }

    /** All that waits of the request, or nothing: what is in other hands keeps the rest where it is. */
    private void takeOver(List<Work<Delivery>> works)
            throws InterruptedException, ExecutionException, TimeoutException {
        String because = "Nothing was heard of " + backend.backend() + " for " + Spoken.of(partner.after());
        Instant now = clock.instant();
        List<Step.Moved> moves = works.stream()
                .map(work -> new Step.Moved(work, steps.events().takeover(work.subject(), partner.utility(), now)))
                .toList();
        record(new Step.TakenOver(moves, because, now), works);
    }

    /** While the ledger may yet write the step, its work is in no other hands. */
    private void record(Step step, List<Work<Delivery>> works)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletionStage<Steps.Updates> recorded = steps.record(step);
        try {
            steps.tell(result(recorded));
        } catch (TimeoutException e) {
            List<Work<Delivery>> inHand = List.copyOf(works);
            works.clear();
            recorded.whenComplete((updates, failure) -> {
                if (failure == null) {
                    steps.tell(updates);
                } else {
                    inHand.forEach(ledger::release);
                }
            });
            throw e;
        }
    }

    private static <T> T result(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
