package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.ServiceRequest;
import io.motcua.TrackingId;
import io.motcua.contract.EventWriter;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Withdrawal;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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

    /** What could not be moved is passed by until the look is over; more than this of it ends the look. */
    private static final int MOST_PASSED_BY = 256;

    private final BackendAdapter backend;
    private final Partner partner;
    private final Presence presence;
    private final BooleanSupplier partnerIsThere;
    private final Ledger ledger;
    private final AwaitedSteps steps;
    private final EventWriter events;
    private final Clock clock;

    /**
     * What the backend was asked to withdraw, until that is moved or a person's: what was withdrawn cannot be withdrawn
     * once more, and what takes longer than a look is answered in a later one.
     */
    private final Map<TrackingId, CompletionStage<Withdrawal>> questions = new HashMap<>();

    private final List<Work<Delivery>> passedBy = new ArrayList<>();

    /** Whether the backend could say, in this look, what came of a withdrawal. */
    private boolean answersQuestions;

    /** What last kept anything from being moved in this look. */
    private @Nullable Exception obstacle;

    /**
     * Takeovers of one utility's work.
     *
     * @param partnerIsThere whether its partner can take anything; if not, work waits where it is
     * @param events makes what the partner gets
     */
    Takeovers(
            BackendAdapter backend,
            Partner partner,
            Presence presence,
            BooleanSupplier partnerIsThere,
            Ledger ledger,
            AwaitedSteps steps,
            EventWriter events,
            Clock clock) {
        this.backend = backend;
        this.partner = partner;
        this.presence = presence;
        this.partnerIsThere = partnerIsThere;
        this.ledger = ledger;
        this.steps = steps;
        this.events = events;
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
        answersQuestions = true;
        obstacle = null;
        try {
            List<Work<Delivery>> claimed;
            do {
                claimed = ledger.claimUnanswered(
                        backend.backend(), clock.instant().minus(partner.after()), ASKED_AT_ONCE);
                move(claimed, this::withdraw);
            } while (!claimed.isEmpty() && answersQuestions && mayGoOn());
            takeOverUnsent();
        } finally {
            giveBack();
        }
    }

    private boolean mayGoOn() {
        return isOn() && passedBy.size() <= MOST_PASSED_BY;
    }

    /** A claim that nobody gives back is never handed out again. */
    private void giveBack() {
        if (obstacle != null) {
            LOG.warn(
                    "{} pieces of work stay with {} for now, at least one of them because of: {}",
                    passedBy.size(),
                    backend.backend(),
                    obstacle.toString());
        }
        passedBy.forEach(ledger::release);
        passedBy.clear();
    }

    private void takeOverUnsent() throws InterruptedException, TimeoutException {
        List<Work<Delivery>> claimed;
        do {
            claimed = ledger.claimUnsent(backend.backend(), AT_ONCE);
            move(claimed, this::takeOverAll);
        } while (claimed.size() == AT_ONCE && mayGoOn());
    }

    /** What is done with all that is in hand of one request; whether that is over. */
    @FunctionalInterface
    private interface Move {
        boolean of(List<Work<Delivery>> works) throws InterruptedException, ExecutionException, TimeoutException;
    }

    /** Moves these, request by request; passes by what cannot be moved now. */
    private void move(List<Work<Delivery>> claimed, Move move) throws InterruptedException, TimeoutException {
        Map<TrackingId, List<Work<Delivery>>> requests = new LinkedHashMap<>();
        claimed.forEach(work -> requests.computeIfAbsent(work.subject().trackingId(), request -> new ArrayList<>())
                .add(work));
        try {
            for (List<Work<Delivery>> works : List.copyOf(requests.values())) {
                if (isMoved(works, move)) {
                    requests.remove(works.get(0).subject().trackingId());
                }
            }
        } finally {
            requests.values().forEach(passedBy::addAll);
        }
    }

    private boolean isOn() {
        return presence.isAway() && partnerIsThere.getAsBoolean();
    }

    private boolean isMoved(List<Work<Delivery>> works, Move move) throws InterruptedException, TimeoutException {
        try {
            return isOn() && move.of(works);
        } catch (ExecutionException | RuntimeException e) {
            obstacle = e;
            return false;
        }
    }

    /** One was sent; what else there is of the request goes with it. */
    private boolean withdraw(List<Work<Delivery>> works)
            throws InterruptedException, ExecutionException, TimeoutException {
        takeOverUnsent();
        Work<Delivery> work = works.get(0);
        works.addAll(ledger.claimRest(work));
        if (!answersQuestions || !isWhole(works)) {
            return false;
        }
        boolean isOver = switch (asked(work.subject())) {
            case NOT_NOW -> {
                answersQuestions = false;
                yield false;
            }
            case UNSURE -> {
                passedBy.addAll(works.subList(1, works.size()));
                works.subList(1, works.size()).clear();
                steps.record(new Step.NotWithdrawn(work, clock.instant()), works);
                yield true;
            }
            case WITHDRAWN -> takeOver(works);
        };
        questions.remove(work.subject().deliveryId());
        return isOver;
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

    /** A question that takes longer than this look is not asked again: its answer is there for a later one. */
    private Withdrawal asked(Delivery delivery) throws InterruptedException, ExecutionException, TimeoutException {
        CompletionStage<Withdrawal> question =
                questions.computeIfAbsent(delivery.deliveryId(), id -> backend.withdraw(delivery));
        try {
            return steps.result(question);
        } catch (ExecutionException e) {
            questions.remove(delivery.deliveryId());
            throw e;
        }
    }

    private boolean takeOverAll(List<Work<Delivery>> works)
            throws InterruptedException, ExecutionException, TimeoutException {
        works.addAll(ledger.claimRest(works.get(0)));
        return takeOver(works);
    }

    /** All that waits of the request, or nothing: what is in other hands keeps the rest where it is. */
    private boolean takeOver(List<Work<Delivery>> works)
            throws InterruptedException, ExecutionException, TimeoutException {
        String because = "Nothing was heard of " + backend.backend() + " for " + Spoken.of(partner.after());
        Instant now = clock.instant();
        List<Step.Moved> moves = works.stream()
                .map(work -> new Step.Moved(work, events.takeover(work.subject(), partner.utility(), now)))
                .toList();
        steps.record(new Step.TakenOver(moves, because, now), works);
        return true;
    }
}
