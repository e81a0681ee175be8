package io.motcua.backend.http;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.RecordingReplies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A backend before a scripted server, and attempts at it as a lane makes them. */
final class Attempts implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T12:30:10Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final AnswerRules RULES = AnswerRules.accepted("/reference").withId("/key");
    static final Limits QUICK = Limits.DEFAULTS
            .withConnectWithin(Duration.ofMillis(500))
            .withAnswerWithin(Duration.ofSeconds(1))
            .withAnswerBytesAtMost(4096);

    final BackendAdapter backend;

    Attempts(BackendAdapter backend) {
        this.backend = backend;
        backend.open(new RecordingReplies());
    }

    static Attempts at(ScriptedServer server) {
        return at(server, builder -> builder);
    }

    static Attempts at(ScriptedServer server, UnaryOperator<HttpBackendConfig.Builder> change) {
        return at(server, change, CLOCK);
    }

    static Attempts at(ScriptedServer server, UnaryOperator<HttpBackendConfig.Builder> change, Clock clock) {
        HttpBackendConfig.Builder config = HttpBackendConfig.builder(Backends.UTILITY, server.url("/requests"))
                .answers(RULES)
                .limits(QUICK);
        return new Attempts(new HttpBackend(change.apply(config).build(), new ReplyDoor(clock), clock));
    }

    DeliveryOutcome once(Delivery delivery) throws Exception {
        return backend.deliver(delivery).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    DeliveryOutcome once() throws Exception {
        return once(Backends.delivery());
    }

    /** Attempts the same delivery until the lane would not again; the outcomes in order. */
    List<DeliveryOutcome> untilOver(Delivery delivery) throws Exception {
        List<DeliveryOutcome> outcomes = new ArrayList<>();
        DeliveryOutcome last;
        do {
            last = once(delivery);
            outcomes.add(last);
        } while (outcomes.size() < 10 && (last instanceof Deferred || last instanceof Unknown));
        return outcomes;
    }

    @Override
    public void close() {
        backend.close();
    }
}
