package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Ledger;
import io.motcua.spi.Withdrawal;
import io.motcua.spi.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What one utility's backend was asked to withdraw and nothing has come of yet: it has not said so, or what it withdrew
 * is not moved yet. Nothing more is asked meanwhile, and nothing twice, since what is withdrawn cannot be withdrawn once
 * more. Of one thread.
 */
final class Questions {
    private final BackendAdapter backend;
    private final Presence presence;
    private final Ledger ledger;
    private final AwaitedSteps steps;
    private final InHand hand;
    private final List<Question> open = new ArrayList<>();
    private boolean mayAsk;

    /** A delivery that is to be withdrawn, with all that waits behind it; in no other hands until something has come of it. */
    private static final class Question {
        private final List<Work<Delivery>> works;
        private final CompletableFuture<Withdrawal> answer;
        private @Nullable Moving moving;

        private Question(List<Work<Delivery>> works, CompletableFuture<Withdrawal> answer) {
            this.works = works;
            this.answer = answer;
        }

        private Work<Delivery> sent() {
            return works.get(0);
        }
    }

    /** A step that the ledger may yet write, and all that it ends. */
    private record Moving(List<Work<Delivery>> works, CompletableFuture<?> stored) {}

    Questions(BackendAdapter backend, Presence presence, Ledger ledger, AwaitedSteps steps, InHand hand) {
        this.backend = backend;
        this.presence = presence;
        this.ledger = ledger;
        this.steps = steps;
        this.hand = hand;
    }

    /** A look begins: what was answered since the last one is acted upon. */
    void use() {
        mayAsk = true;
        List.copyOf(open).forEach(question -> hand.attempt(() -> use(question)));
    }

    /** Whether something may be asked in this look. */
    boolean mayAsk() {
        return mayAsk;
    }

    /** Asks for one that was sent; what else there is of the request goes with it. */
    void ask(Work<Delivery> sent) {
        List<Work<Delivery>> works = hand.withRest(List.of(sent));
        if (!hand.isWhole(works)) {
            return;
        }
        Question question = new Question(works, withdrawal(sent.subject()).toCompletableFuture());
        open.add(question);
        hand.leave(works);
        if (steps.isDone(question.answer)) {
            use(question);
        } else {
            mayAsk = false;
        }
    }

    /** Gives back what was asked for; what is withdrawn after all comes to a person at its deadline. */
    void end() {
        open.forEach(question -> {
            Moving moving = question.moving;
            if (moving == null) {
                question.works.forEach(ledger::release);
            } else {
                moving.stored().exceptionally(failure -> {
                    moving.works().forEach(ledger::release);
                    return null;
                });
            }
        });
        open.clear();
    }

    private CompletionStage<Withdrawal> withdrawal(Delivery delivery) {
        try {
            return backend.withdraw(delivery);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Acts upon an answer, in this look or in a later one. */
    private void use(Question question) {
        if (!question.answer.isDone()) {
            mayAsk = false;
            return;
        }
        Optional<Withdrawal> answer = answer(question);
        if (answer.isPresent() && answer.get() == Withdrawal.WITHDRAWN) {
            takeOver(question);
            return;
        }
        close(question);
        if (answer.isPresent() && answer.get() == Withdrawal.NOT_NOW) {
            mayAsk = false;
        } else if (answer.isPresent() && presence.isAway()) {
            hand.giveToPerson(question.sent());
        }
    }

    /** Its work is in hand like any other from now on, and given back if nothing comes of it in this look. */
    private void close(Question question) {
        open.remove(question);
        hand.take(question.works);
    }

    /** Empty if the backend broke over it. That says nothing about others, and in the next look it is asked again. */
    private Optional<Withdrawal> answer(Question question) {
        try {
            return Optional.of(question.answer.join());
        } catch (CompletionException | CancellationException e) {
            hand.failed(e);
            return Optional.empty();
        }
    }

    /**
     * Nobody can withdraw it once more, so it is moved, whether or not the utility is still away; or a person's, if a
     * part of its request is with the utility by now. If the ledger can do neither, that is for a later look.
     */
    private void takeOver(Question question) {
        Moving moving = question.moving;
        if (moving == null) {
            List<Work<Delivery>> all = hand.withRest(question.works);
            if (!hand.isWhole(all)) {
                refused(question);
                return;
            }
            moving = new Moving(all, steps.begin(hand.takeover(all, true)).toCompletableFuture());
            question.moving = moving;
            hand.leave(all);
            steps.isDone(moving.stored());
        }
        if (!moving.stored().isDone()) {
            mayAsk = false;
            hand.breakOff();
            return;
        }
        question.moving = null;
        try {
            moving.stored().join();
            open.remove(question);
        } catch (CompletionException e) {
            hand.failed(e);
            giveBackRest(question, moving);
            if (e.getCause() instanceof IllegalStateException) {
                refused(question);
            } else {
                mayAsk = false;
            }
        }
    }

    /** What came after the question is claimed again with the next attempt, if it still waits by then. */
    private void giveBackRest(Question question, Moving moving) {
        hand.take(moving.works().stream()
                .filter(work -> !question.works.contains(work))
                .toList());
    }

    private void refused(Question question) {
        close(question);
        hand.giveToPerson(question.sent());
    }
}
