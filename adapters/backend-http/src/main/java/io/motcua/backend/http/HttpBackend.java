package io.motcua.backend.http;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.backend.http.Courier.Learned;
import io.motcua.backend.http.Heard.Answer;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Replies;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One utility behind HTTP: a request for each delivery, and replies by call-back at the {@link ReplyDoor}.
 *
 * <p>A delivery whose outcome is unknown is repeated with the same {@code Idempotency-Key}, or the utility is asked first
 * whether it has it, as the configuration says. Safe for use by many threads.
 */
public final class HttpBackend implements BackendAdapter {
    private final HttpBackendConfig config;
    private final ReplyDoor door;
    private final Courier courier;
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
        this.courier = new Courier(
                config.backend(),
                new Configured(config, clock),
                new Remote(config.access(), config.limits(), clock),
                config.limits(),
                config.ask().map(Ask::always).orElse(false),
                clock);
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
        return courier.deliver(delivery);
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
        courier.close();
    }

    /** The server as its configuration describes it. */
    private static final class Configured implements Courier.Way {
        private static final int NOT_FOUND = 404;

        private final HttpBackendConfig config;
        private final RequestBinding binding;
        private final AnswerReader answers;
        private final Optional<AnswerReader> found;

        private Configured(HttpBackendConfig config, Clock clock) {
            this.config = config;
            this.binding = new RequestBinding(config.url(), config.content(), config.headers());
            this.answers = new AnswerReader(
                    config.answers(), config.limits(), config.content() instanceof Content.Form, clock);
            this.found = config.ask().map(ask -> new AnswerReader(ask.answers(), config.limits(), false, clock));
        }

        @Override
        public Message message(Delivery delivery) throws RefusedHere {
            return binding.message(delivery);
        }

        @Override
        public DeliveryOutcome read(Delivery delivery, Heard heard) {
            return answers.read(delivery, heard);
        }

        @Override
        public Optional<Message> question(Delivery delivery) {
            return config.ask()
                    .map(ask -> Message.get(ask.about(delivery), delivery.deduplicationId(), config.headers()));
        }

        @Override
        public Learned learn(Delivery delivery, Heard heard) {
            if (heard instanceof Answer answer && answer.status() == NOT_FOUND) {
                return new Learned.NotThere();
            }
            DeliveryOutcome outcome = found.orElseThrow().read(delivery, heard);
            if (outcome instanceof Accepted || outcome instanceof Sent) {
                return new Learned.There(outcome);
            }
            return new Learned.Nothing(outcome instanceof Deferred deferred ? deferred.retryAfter() : Duration.ZERO);
        }
    }
}
