package io.motcua.backend.http;

import io.motcua.http.HttpAnswer;
import io.motcua.http.HttpRequest;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** A step from a request to an answer that comes later; no thread waits for it. */
final class AnswerLater extends AsyncProcessorSupport {
    private final Function<HttpRequest, CompletionStage<HttpAnswer>> step;

    AnswerLater(Function<HttpRequest, CompletionStage<HttpAnswer>> step) {
        this.step = step;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletionStage<HttpAnswer> stage;
        try {
            stage = step.apply(exchange.getMessage().getMandatoryBody(HttpRequest.class));
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        stage.whenComplete((answer, failure) -> {
            if (failure == null) {
                exchange.getMessage().setBody(answer);
            } else {
                exchange.setException(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            }
            callback.done(false);
        });
        return false;
    }
}
