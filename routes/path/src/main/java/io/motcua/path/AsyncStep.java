package io.motcua.path;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** A step that answers later: the exchange goes on when the stage completes, and no thread waits for it. */
final class AsyncStep<T> extends AsyncProcessorSupport {
    private final Class<T> bodyType;
    private final Function<T, ? extends CompletionStage<?>> step;

    private AsyncStep(Class<T> bodyType, Function<T, ? extends CompletionStage<?>> step) {
        this.bodyType = bodyType;
        this.step = step;
    }

    /** A step from a body of this type to what the stage completes with. */
    static <T> AsyncStep<T> async(Class<T> bodyType, Function<T, ? extends CompletionStage<?>> step) {
        return new AsyncStep<>(bodyType, step);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletionStage<?> stage;
        try {
            stage = step.apply(exchange.getMessage().getMandatoryBody(bodyType));
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        stage.whenComplete((result, failure) -> {
            if (failure == null) {
                exchange.getMessage().setBody(result);
            } else {
                exchange.setException(cause(failure));
            }
            callback.done(false);
        });
        return false;
    }

    /** What made a stage fail, without the wrapping that {@code CompletableFuture} adds. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
