package io.motcua.backend.http;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.backend.http.Heard.Answer;
import io.motcua.backend.http.Heard.NotSent;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Replies;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One utility behind HTTP: a request for each delivery, and replies by call-back at the {@link ReplyDoor}.
 *
 * <p>A delivery whose outcome is unknown is repeated with the same {@code Idempotency-Key}, or the utility is asked first
 * whether it has it, as the configuration says. A doubt outlives the process: what is older than it is asked about too.
 * Safe for use by many threads.
 */
public final class HttpBackend implements BackendAdapter {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final HttpBackendConfig config;
    private final ReplyDoor door;
    private final Remote remote;
    private final RequestBinding binding;
    private final AnswerReader answers;
    private final Optional<AnswerReader> found;
    private final Doubts doubts;
    private final Slots slots;
    private @Nullable AutoCloseable opened;

    /**
     * A backend that is not yet open.
     *
     * @param door where the utility calls back; shared with other backends
     * @throws IllegalArgumentException if a key file of the configuration cannot be read
     */
    public HttpBackend(HttpBackendConfig config, ReplyDoor door, Clock clock) {
        this.config = config;
        this.door = door;
        this.remote = new Remote(config.access(), config.limits(), clock);
        this.binding = new RequestBinding(config.url(), config.content(), config.headers());
        this.answers = new AnswerReader(config.answers(), config.limits(), clock);
        this.found = config.ask().map(ask -> new AnswerReader(ask.answers(), config.limits(), clock));
        this.doubts = new Doubts(config.ask().map(Ask::always).orElse(false), clock.instant());
        this.slots = new Slots(
                config.backend(), config.limits().concurrency(), config.limits().answerWithin());
    }

    @Override
    public String backend() {
        return config.backend();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if it was opened before
     */
    @Override
    public synchronized void open(Replies replies) {
        if (opened != null) {
            throw new IllegalStateException("The backend was opened before [backend " + config.backend() + "]");
        }
        opened = config.replies()
                .<AutoCloseable>map(access -> door.open(config.backend(), access, replies))
                .orElse(() -> {});
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Delivery delivery) {
        if (!delivery.backend().equals(config.backend())) {
            throw new IllegalArgumentException("A delivery to " + delivery.backend()
                    + " is not for this backend [backend " + config.backend() + "]");
        }
        return slots.run(delivery.priority(), () -> attempt(delivery));
    }

    /** {@inheritDoc} Waits for what is under way, for a bounded time; what utilities are telling just now is not taken. */
    @Override
    public synchronized void close() {
        if (opened != null) {
            try {
                opened.close();
            } catch (Exception e) {
                throw new IllegalStateException("The door did not close", e);
            }
        }
        slots.close(CLOSE_WITHIN);
    }

    private CompletionStage<DeliveryOutcome> attempt(Delivery delivery) {
        Message message;
        try {
            message = binding.message(delivery);
        } catch (RefusedHere e) {
            return CompletableFuture.completedFuture(e.outcome());
        }
        if (found.isEmpty() || !doubts.about(delivery)) {
            return send(delivery, message);
        }
        Message question =
                Message.get(config.ask().orElseThrow().about(delivery), delivery.deduplicationId(), config.headers());
        return remote.send(question).thenCompose(heard -> {
            if (heard instanceof Answer answer && answer.status() == NOT_FOUND) {
                return send(delivery, message);
            }
            return CompletableFuture.completedFuture(told(delivery, heard));
        });
    }

    /** What the answer to a question says; as long as it does not say yes, the doubt stays. */
    private DeliveryOutcome told(Delivery delivery, Heard heard) {
        DeliveryOutcome outcome = found.orElseThrow().read(delivery, heard);
        if (outcome instanceof Accepted || outcome instanceof Sent) {
            doubts.settle(delivery);
            return outcome;
        }
        Duration retryAfter = outcome instanceof Deferred deferred ? deferred.retryAfter() : Duration.ZERO;
        return new Deferred(
                retryAfter,
                "Whether the utility has the request could not be learned, so it is not sent again yet"
                        + AnswerReader.ids(delivery));
    }

    private CompletionStage<DeliveryOutcome> send(Delivery delivery, Message message) {
        return remote.send(message).thenApply(heard -> {
            DeliveryOutcome outcome = answers.read(delivery, heard);
            boolean doubtful = outcome instanceof Unknown || outcome instanceof Deferred && !(heard instanceof NotSent);
            if (doubtful) {
                doubts.add(delivery);
            } else if (outcome instanceof Accepted || outcome instanceof Sent || outcome instanceof Rejected) {
                doubts.settle(delivery);
            }
            return outcome;
        });
    }
}
