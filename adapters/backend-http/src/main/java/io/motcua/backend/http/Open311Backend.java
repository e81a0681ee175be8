package io.motcua.backend.http;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.backend.http.Courier.Learned;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Replies;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One utility behind an Open311 server (GeoReport v2, JSON): requests are posted, tokens followed to their ids, and the
 * status of each open request asked for. GeoReport has no idempotency key, so that where there is a doubt the server is
 * searched for our reference before anything is posted again. Another version of a request is a request of its own there,
 * with the same reference. Safe for use by many threads.
 */
public final class Open311Backend implements BackendAdapter {
    private final Open311Config config;
    private final Open311Form form;
    private final Open311Answers answers;
    private final Remote remote;
    private final Courier courier;
    private final OpenRequests requests;
    private final Clock clock;
    private volatile @Nullable Open311Tokens tokens;
    private @Nullable Open311Poller poller;

    /**
     * A backend that is not yet open.
     *
     * @param requests whose status is asked for
     * @throws IllegalArgumentException if a key file of the configuration cannot be read
     */
    public Open311Backend(Open311Config config, OpenRequests requests, Clock clock) {
        this.config = config;
        this.form = new Open311Form(config);
        this.answers = new Open311Answers(config, clock);
        this.remote = new Remote(config.access(), config.limits(), clock);
        this.courier = new Courier(config.backend(), new GeoReport(), remote, config.limits(), false, clock);
        this.requests = requests;
        this.clock = clock;
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
        if (poller != null) {
            throw new IllegalStateException("The backend was opened before [backend " + config.backend() + "]");
        }
        Open311Tokens followed = new Open311Tokens(config, form, answers, remote, replies, clock);
        Rounds rounds = new Rounds("open311", config, remote, replies, clock);
        Open311Poller made = new Open311Poller(config, form, answers, followed, requests, rounds, clock);
        tokens = followed;
        poller = made;
        followed.start();
        made.start();
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Delivery delivery) {
        return courier.deliver(delivery);
    }

    @Override
    public synchronized void close() {
        courier.close();
        Open311Tokens followed = tokens;
        if (followed != null && poller != null) {
            followed.close();
            poller.close();
        }
    }

    /** What GeoReport v2 wants to be sent. */
    private final class GeoReport implements Courier.Way {
        @Override
        public Message message(Delivery delivery) throws RefusedHere {
            return form.post(delivery);
        }

        @Override
        public DeliveryOutcome read(Delivery delivery, Heard heard) {
            Optional<String> token = answers.token(heard);
            Open311Tokens now = tokens;
            if (token.isPresent() && now != null) {
                now.follow(delivery, token.get());
                return new Sent(clock.instant().plus(config.limits().acknowledgeWithin()));
            }
            return answers.outcome(delivery, heard);
        }

        @Override
        public Optional<Message> question(Delivery delivery) {
            try {
                return config.search() ? Optional.of(form.search(delivery, clock.instant())) : Optional.empty();
            } catch (RefusedHere e) {
                // What cannot be posted was refused before anybody asks about it.
                return Optional.empty();
            }
        }

        @Override
        public Learned learn(Delivery delivery, Heard heard) {
            return answers.learn(Open311Form.marker(delivery), heard);
        }
    }
}
