package io.motcua.backend.jms;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.Priority;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends one utility's requests, many at a time, over one session. An attempt is over when the broker has written the
 * message to its journal and said so; until then it is in flight. Nobody who asks waits.
 */
final class RequestSender implements JmsConnection.User {
    private static final Duration WHEN_FULL = Duration.ofSeconds(1);

    private final JmsBackendConfig config;
    private final JmsConnection connection;
    private final Clock clock;
    private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inFlightCount = new AtomicInteger();
    private volatile @Nullable Open session;
    private volatile boolean closed;

    /** A session and the connection that it belongs to. */
    private record Open(Wire wire, RequestSession session) {}

    RequestSender(JmsBackendConfig config, JmsConnection connection, Clock clock) {
        this.config = config;
        this.connection = connection;
        this.clock = clock;
    }

    @Override
    public void connected(Wire made) throws Exception {
        session = new Open(made, made.requests(config));
        if (closed || !connection.isCurrent(made)) {
            lost(made);
        }
    }

    @Override
    public void lost(Wire gone) {
        Open now = session;
        if (now != null && now.wire() == gone) {
            session = null;
            for (InFlight attempt : inFlight) {
                if (attempt.over == now) {
                    attempt.settle(new Unknown("The connection broke before the broker confirmed" + ids()));
                }
            }
        }
    }

    CompletionStage<DeliveryOutcome> deliver(Delivery delivery) {
        Open open = session;
        if (closed || open == null) {
            return deferred(Duration.ZERO, closed ? "The backend is closed" : "The broker is not connected");
        }
        if (!admit(delivery.priority())) {
            return deferred(WHEN_FULL, "As many messages as may be wait for the broker's confirmation");
        }
        InFlight attempt = new InFlight(open);
        inFlight.add(attempt);
        try {
            open.session().send(delivery, attempt);
        } catch (Exception e) {
            attempt.settle(new Deferred(Duration.ZERO, "The broker cannot be sent to: " + e.getMessage() + ids()));
            connection.lost(open.wire(), e);
        }
        if (session != open) {
            attempt.settle(new Unknown("The connection ended before the broker confirmed" + ids()));
        }
        return attempt.outcome;
    }

    /** Settles what has waited for its confirmation too long. */
    void sweep() {
        long now = System.nanoTime();
        for (InFlight attempt : inFlight) {
            if (now - attempt.beganNanos > config.confirmWithin().toNanos()) {
                attempt.settle(new Unknown("No confirmation from the broker within " + config.confirmWithin() + ids()));
            }
        }
    }

    /** Takes nothing new, waits for what is in flight as long as a confirmation may take, and settles the rest. */
    void close() {
        closed = true;
        CompletableFuture<?>[] waiting =
                inFlight.stream().map(attempt -> attempt.outcome).toArray(CompletableFuture<?>[]::new);
        Waiting.atMost(config.confirmWithin(), CompletableFuture.allOf(waiting));
        inFlight.forEach(attempt -> attempt.settle(new Unknown("Closed before the broker confirmed" + ids())));
        Open now = session;
        session = null;
        if (now != null) {
            now.session().close();
        }
    }

    private boolean admit(Priority priority) {
        int limit = config.inFlightAtMost();
        if (priority != Priority.P0) {
            limit -= limit / 10;
        }
        int bound = limit;
        return inFlightCount.getAndUpdate(count -> count < bound ? count + 1 : count) < bound;
    }

    private CompletionStage<DeliveryOutcome> deferred(Duration retryAfter, String cause) {
        return CompletableFuture.completedFuture(new Deferred(retryAfter, cause + ids()));
    }

    private String ids() {
        return " [backend " + config.backend() + ", broker " + connection.url() + "]";
    }

    /** One attempt that is under way. The first to settle it decides. */
    private final class InFlight implements RequestSession.Confirmation {
        private final CompletableFuture<DeliveryOutcome> outcome = new CompletableFuture<>();
        private final Open over;
        private final long beganNanos = System.nanoTime();

        private InFlight(Open over) {
            this.over = over;
        }

        @Override
        public void confirmed() {
            settle(new Sent(clock.instant().plus(config.acknowledgeWithin())));
        }

        @Override
        public void refused(String because) {
            settle(new Deferred(Duration.ZERO, "The broker refuses the message: " + because + ids()));
        }

        @Override
        public void unsure(String because) {
            settle(new Unknown("The broker did not confirm: " + because + ids()));
        }

        @Override
        public boolean isOver() {
            return outcome.isDone();
        }

        private void settle(DeliveryOutcome result) {
            if (inFlight.remove(this)) {
                inFlightCount.decrementAndGet();
                outcome.complete(result);
            }
        }
    }
}
