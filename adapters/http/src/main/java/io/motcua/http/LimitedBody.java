package io.motcua.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer to the JDK's HTTP client as far as it may be long; the rest of a longer one is not read. One
 * for each answer, whose signals come one after the other (Reactive Streams 1.0.4, rule 1.3).
 */
public final class LimitedBody implements BodySubscriber<LimitedBody.Body> {
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final CompletableFuture<Body> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /**
     * The beginning of a body.
     *
     * @param bytes not copied; whoever has them must not change them
     * @param whole whether that is all
     */
    public record Body(byte[] bytes, boolean whole) {}

    /** A body of which at most so many bytes are kept. */
    public LimitedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Body> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            if (body.isDone()) {
                return;
            }
            byte[] octets = new byte[Math.min(piece.remaining(), maxBytes - bytes.size())];
            piece.get(octets);
            bytes.writeBytes(octets);
            if (piece.hasRemaining()) {
                body.complete(new Body(bytes.toByteArray(), false));
                if (subscription != null) {
                    subscription.cancel();
                }
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(new Body(bytes.toByteArray(), true));
    }
}
