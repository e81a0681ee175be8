package io.motcua.backend.http;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.backend.http.Heard.NotSent;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Makes attempts at one server: so many at a time, and where there is a doubt whether the server has the delivery, it is
 * asked first, if it can be. A doubt outlives the process: what is older than it is asked about too. Safe for use by many
 * threads.
 */
final class Courier {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    /** What one kind of server wants to be sent, and how it is understood. */
    interface Way {
        /** The request that delivers it. */
        Message message(Delivery delivery) throws RefusedHere;

        /** What became of it. */
        DeliveryOutcome read(Delivery delivery, Heard heard);

        /** The request that asks whether the server has it; empty if it cannot be asked. */
        Optional<Message> question(Delivery delivery);

        /** What the answer to that says. */
        Learned learn(Delivery delivery, Heard heard);
    }

    /** What a server says of a delivery that it may have. */
    sealed interface Learned {
        /** It has it, and this is the outcome. */
        record There(DeliveryOutcome outcome) implements Learned {}

        /** It does not have it, so that it can be sent. */
        record NotThere() implements Learned {}

        /** Nothing certain. */
        record Nothing(Duration retryAfter) implements Learned {}
    }

    private final String backend;
    private final Way way;
    private final Remote remote;
    private final Doubts doubts;
    private final Slots slots;

    Courier(String backend, Way way, Remote remote, Limits limits, boolean askAlways, Clock clock) {
        this.backend = backend;
        this.way = way;
        this.remote = remote;
        this.doubts = new Doubts(askAlways, clock.instant());
        this.slots = new Slots(backend, limits.concurrency(), limits.answerWithin());
    }

    /** Makes one attempt as soon as there is a slot. */
    CompletionStage<DeliveryOutcome> deliver(Delivery delivery) {
        if (!delivery.backend().equals(backend)) {
            throw new IllegalArgumentException(
                    "A delivery to " + delivery.backend() + " is not for this backend [backend " + backend + "]");
        }
        return slots.run(delivery.priority(), () -> attempt(delivery));
    }

    /** Begins nothing new, and waits for what is under way, for a bounded time. */
    void close() {
        slots.close(CLOSE_WITHIN);
    }

    private CompletionStage<DeliveryOutcome> attempt(Delivery delivery) {
        Message message;
        try {
            message = way.message(delivery);
        } catch (RefusedHere e) {
            return CompletableFuture.completedFuture(e.outcome());
        }
        Optional<Message> question = doubts.about(delivery) ? way.question(delivery) : Optional.empty();
        if (question.isEmpty()) {
            return send(delivery, message);
        }
        return remote.send(question.get()).thenCompose(heard -> {
            Learned learned = way.learn(delivery, heard);
            if (learned instanceof Learned.NotThere) {
                return send(delivery, message);
            }
            if (learned instanceof Learned.There there) {
                doubts.settle(delivery);
                return CompletableFuture.completedFuture(there.outcome());
            }
            return CompletableFuture.completedFuture(new Deferred(
                    ((Learned.Nothing) learned).retryAfter(),
                    "Whether the utility has the request could not be learned, so it is not sent again yet"
                            + AnswerReader.ids(delivery)));
        });
    }

    private CompletionStage<DeliveryOutcome> send(Delivery delivery, Message message) {
        return remote.send(message).thenApply(heard -> {
            DeliveryOutcome outcome = way.read(delivery, heard);
            if (outcome instanceof Unknown || outcome instanceof Deferred && !(heard instanceof NotSent)) {
                doubts.add(delivery);
            } else if (!(outcome instanceof Deferred)) {
                doubts.settle(delivery);
            }
            return outcome;
        });
    }
}
