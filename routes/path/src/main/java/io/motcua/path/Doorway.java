package io.motcua.path;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;

/** Turns a call into an exchange of a route, and the body that comes back into a stage. Safe for use by many threads. */
final class Doorway<I, O> {
    private final Endpoint endpoint;
    private final AsyncProducer producer;
    private final Class<O> answer;

    /**
     * A door to this endpoint.
     *
     * @param answer what its route ends with
     */
    Doorway(CamelContext context, String uri, Class<O> answer) {
        this.answer = answer;
        try {
            endpoint = context.getEndpoint(uri);
            producer = endpoint.createAsyncProducer();
            context.addService(producer);
        } catch (Exception e) {
            throw new IllegalStateException("The door to " + uri + " cannot be made", e);
        }
    }

    CompletionStage<O> enter(I body) {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(body);
        CompletableFuture<O> promise = new CompletableFuture<>();
        producer.process(exchange, doneSync -> {
            if (exchange.getException() != null) {
                promise.completeExceptionally(exchange.getException());
            } else {
                promise.complete(answer.cast(exchange.getMessage().getBody()));
            }
        });
        return promise;
    }
}
