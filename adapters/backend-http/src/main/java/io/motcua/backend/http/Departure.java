package io.motcua.backend.http;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request's body, which knows whether it began to leave. The client asks for it once it is connected and the head is
 * written: a body that was never asked for is with nobody, and one that is kept will not be given any more.
 */
final class Departure implements BodyPublisher {
    private enum State {
        WAITING,
        LEFT,
        KEPT
    }

    private static final Subscription NOTHING = new Subscription() {
        @Override
        public void request(long n) {
            // There is nothing to ask for.
        }

        @Override
        public void cancel() {
            // Nor to end.
        }
    };

    private final BodyPublisher bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Departure(byte[] body) {
        this.bytes = BodyPublishers.ofByteArray(body);
    }

    /** Sees to it that the body does not leave any more; false if it has, at least in part. */
    boolean keep() {
        return state.compareAndSet(State.WAITING, State.KEPT) || state.get() == State.KEPT;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        if (state.compareAndSet(State.WAITING, State.LEFT) || state.get() == State.LEFT) {
            bytes.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(NOTHING);
            subscriber.onError(new IOException("The request was given up before it left"));
        }
    }
}
