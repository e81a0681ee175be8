package io.motcua.http;

import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * Hands requests of one method and path to a route, on a clean Exchange, and answers when the route calls back. Called
 * on event loops.
 */
final class HttpInConsumer extends DefaultConsumer {
    private final HttpInEndpoint endpoint;

    HttpInConsumer(HttpInEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    int maxBytes() {
        return endpoint.getMaxBytes();
    }

    ProblemPage problemPage() {
        return endpoint.getProblemPage();
    }

    /** Processes the request; the call is answered later, on any thread. */
    void take(HttpRequest request, Call call) {
        if (!endpoint.isBlocking()) {
            process(request, call);
            return;
        }
        try {
            endpoint.readers().execute(() -> process(request, call));
        } catch (RejectedExecutionException e) {
            call.fail(Problems.notNow("Too many look-ups are waiting"));
        }
    }

    private void process(HttpRequest request, Call call) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(request);
        getAsyncProcessor().process(exchange, doneSync -> {
            finish(exchange, call);
            releaseExchange(exchange, false);
        });
    }

    private void finish(Exchange exchange, Call call) {
        Throwable failure = exchange.getException();
        Object answer = failure == null ? exchange.getMessage().getBody() : null;
        if (answer instanceof HttpAnswer whole) {
            call.answer(whole);
        } else if (answer instanceof EventStream stream) {
            call.stream(stream);
        } else if (failure != null) {
            call.fail(Problems.of(failure));
        } else {
            call.fail(Problems.fault(new IllegalStateException(
                    "The route from " + endpoint.getEndpointUri() + " left no HttpAnswer as its body")));
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.routes().add(endpoint.method(), endpoint.path(), this);
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.routes().remove(endpoint.method(), endpoint.path());
        super.doStop();
    }
}
