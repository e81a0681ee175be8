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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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

    /** What cannot be moved is kept in hand until the look is over, so that it hides nothing; more of it ends the look. */
    private static final int MOST_IN_HAND = 256;

    private final BackendAdapter backend;
    private final Partner partner;
    private final Presence presence;
    private final BooleanSupplier partnerIsThere;
    private final Ledger ledger;
    private final AwaitedSteps steps;
    private final EventWriter events;
    private final Clock clock;

    /** What this look has claimed and not moved, by its number. */
    private final Map<Long, Work<Delivery>> inHand = new LinkedHashMap<>();

    /** What the backend was asked to withdraw and did not say in time, or was withdrawn and could not be moved. */
    private final List<Question> questions = new ArrayList<>();

    private boolean mayAsk;
    private boolean isBrokenOff;
    private @Nullable Exception obstacle;

    /** A delivery that is to be withdrawn, with all that waits behind it; in no other hands until the answer is used. */
    private record Question(List<Work<Delivery>> works, CompletionStage<Withdrawal> answer) {
        Work<Delivery> sent() {
            return works.get(0);
        }
    }

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
     * first, and again before each piece that must be asked for, so that danger to life waits for one question at most.
     * What is left when something takes too long is for the next look.
     */
    void look() {
        boolean isAway = presence.isAwayNow();
        isBrokenOff = false;
        obstacle = null;
        try {
            mayAsk = true;
            List.copyOf(questions).forEach(question -> attempt(() -> use(question)));
            if (isAway) {
                takeOverSent();
                takeOverUnsent();
            }
        } finally {
            giveBack();
        }
    }

    /** Gives back what was asked for; what is withdrawn after all comes to a person at its deadline. */
    void end() {
        questions.forEach(question -> question.works().forEach(ledger::release));
        questions.clear();
    }

    private void takeOverSent() {
        List<Work<Delivery>> sent;
        do {
            sent = mayAsk
                    ? claimed(ledger.claimUnanswered(
                            backend.backend(), clock.instant().minus(partner.after()), ASKED_AT_ONCE))
                    : List.of();
            for (Work<Delivery> work : sent) {
                takeOverUnsent();
                if (mayAsk && mayGoOn()) {
                    attempt(() -> withdraw(work));
                }
            }
        } while (!sent.isEmpty() && mayGoOn());
    }

    private void takeOverUnsent() {
        List<Work<Delivery>> unsent;
        do {
            unsent = claimed(ledger.claimUnsent(backend.backend(), AT_ONCE));
            Map<TrackingId, List<Work<Delivery>>> requests = new LinkedHashMap<>();
            unsent.forEach(work -> requests.computeIfAbsent(work.subject().trackingId(), request -> new ArrayList<>())
                    .add(work));
            for (List<Work<Delivery>> works : requests.values()) {
                if (mayGoOn()) {
                    attempt(() -> move(withRest(works), false));
                }
            }
        } while (unsent.size() == AT_ONCE && mayGoOn());
    }

    /** What breaks over one request leaves it in hand, and the others alone. */
    private void attempt(Runnable move) {
        try {
            move.run();
        } catch (RuntimeException e) {
            obstacle = e;
        }
    }

    private boolean mayGoOn() {
        return !isBrokenOff && inHand.size() <= MOST_IN_HAND && presence.isAway() && partnerIsThere.getAsBoolean();
    }

    /** One was sent; what else there is of the request goes with it. */
    private void withdraw(Work<Delivery> sent) {
        List<Work<Delivery>> works = withRest(List.of(sent));
        if (!isWhole(works)) {
            return;
        }
        Question question = new Question(works, asked(sent.subject()));
        questions.add(question);
        works.forEach(work -> inHand.remove(work.id()));
        if (steps.isDone(question.answer())) {
            use(question);
        } else {
            mayAsk = false;
        }
    }

    private CompletionStage<Withdrawal> asked(Delivery delivery) {
        try {
            return backend.withdraw(delivery);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Acts upon an answer, in this look or in a later one; nothing more is asked while one is not there. */
    private void use(Question question) {
        if (!question.answer().toCompletableFuture().isDone()) {
            mayAsk = false;
            return;
        }
        Optional<Withdrawal> answer = answer(question);
        if (answer.isPresent() && answer.get() == Withdrawal.WITHDRAWN) {
            takeOver(question);
            return;
        }
        endQuestion(question);
        if (answer.isPresent() && answer.get() == Withdrawal.NOT_NOW) {
            mayAsk = false;
        } else if (answer.isPresent() && presence.isAway()) {
            giveToPerson(question.sent());
        }
    }

    /** Its work is in hand like any other from now on, and given back if nothing comes of it in this look. */
    private void endQuestion(Question question) {
        questions.remove(question);
        claimed(question.works());
    }

    /** Empty if the backend broke over it. That says nothing about others, and in the next look it is asked again. */
    private Optional<Withdrawal> answer(Question question) {
        try {
            return Optional.of(question.answer().toCompletableFuture().join());
        } catch (CompletionException | CancellationException e) {
            obstacle = e;
            return Optional.empty();
        }
    }

    /**
     * Nobody can withdraw it once more, so it is moved, whether or not the utility is still away; or a person's, if a
     * part of its request is with the utility by now. If the ledger can do neither, that is for the next look.
     */
    private void takeOver(Question question) {
        List<Work<Delivery>> works = withRest(question.works());
        Stored moved = isWhole(works) ? move(works, true) : Stored.REFUSED;
        if (moved == Stored.YES) {
            questions.remove(question);
        } else if (moved == Stored.REFUSED) {
            endQuestion(question);
            giveToPerson(question.sent());
        } else {
            mayAsk = false;
        }
    }

    private void giveToPerson(Work<Delivery> sent) {
        store(new Step.NotWithdrawn(sent, clock.instant()), List.of(sent));
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

    /** All that waits of the request, or nothing: what is in other hands keeps the rest where it is. */
    private Stored move(List<Work<Delivery>> works, boolean firstWasSent) {
        String because = "Nothing was heard of " + backend.backend() + " for " + Spoken.of(partner.after());
        Instant now = clock.instant();
        List<Step.Moved> moves = new ArrayList<>();
        for (Work<Delivery> work : works) {
            boolean wasSent = firstWasSent && moves.isEmpty();
            moves.add(new Step.Moved(work, events.takeover(work.subject(), partner.utility(), now), wasSent));
        }
        return store(new Step.TakenOver(moves, because, now), works);
    }

    /** What came of a step. {@code YES} is also what took too long and may yet be written. */
    private enum Stored {
        YES,
        REFUSED,
        NOT_NOW
    }

    private Stored store(Step step, List<Work<Delivery>> works) {
        try {
            if (!steps.record(step, works)) {
                isBrokenOff = true;
            }
            works.forEach(work -> inHand.remove(work.id()));
            return Stored.YES;
        } catch (RuntimeException e) {
            obstacle = e;
            return e.getCause() instanceof IllegalStateException ? Stored.REFUSED : Stored.NOT_NOW;
        }
    }

    /** These and what else waits of their request, in hand. */
    private List<Work<Delivery>> withRest(List<Work<Delivery>> works) {
        List<Work<Delivery>> all = new ArrayList<>(works);
        all.addAll(claimed(ledger.claimRest(works.get(0))));
        return all;
    }

    private List<Work<Delivery>> claimed(List<Work<Delivery>> works) {
        works.forEach(work -> inHand.put(work.id(), work));
        return works;
    }

    /** A claim that nobody gives back is never handed out again. */
    private void giveBack() {
        if (obstacle != null) {
            LOG.warn(
                    "Not all of the work of {} could be moved, {} pieces wait for the next look: {}",
                    backend.backend(),
                    inHand.size(),
                    obstacle.toString());
        }
        inHand.values().forEach(ledger::release);
        inHand.clear();
    }
}
