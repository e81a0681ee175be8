package io.motcua.http;

import java.util.Locale;
import java.util.concurrent.Executor;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * One method and path of the HTTP entry: {@code http-in:POST:/app/v1/requests?maxBytes=262144}. The path may have
 * parameters, as in {@code /app/v1/requests/{reference}}. The body of the Exchange is an {@link HttpRequest}, the out
 * body an {@link HttpAnswer}.
 */
final class HttpInEndpoint extends DefaultEndpoint {
    private final String method;
    private final String path;
    private final RouteTable routes;
    private final Executor readers;
    private int maxBytes = 256 * 1024;
    private boolean blocking;
    private ProblemPage problemPage = ProblemPage.JSON;

    HttpInEndpoint(String uri, Component component, String method, String path, RouteTable routes, Executor readers) {
        super(uri, component);
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
        this.routes = routes;
        this.readers = readers;
        setExchangePattern(ExchangePattern.InOut);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    RouteTable routes() {
        return routes;
    }

    Executor readers() {
        return readers;
    }

    /** The most bytes that a body may have; more is answered 413 while it is read. */
    public int getMaxBytes() {
        return maxBytes;
    }

    public void setMaxBytes(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("maxBytes is negative: " + value);
        }
        maxBytes = value;
    }

    /** Whether the route may block its thread, and therefore runs on a reader's thread instead of the event loop. */
    public boolean isBlocking() {
        return blocking;
    }

    public void setBlocking(boolean value) {
        blocking = value;
    }

    /** How problems are said here. */
    public ProblemPage getProblemPage() {
        return problemPage;
    }

    public void setProblemPage(ProblemPage value) {
        problemPage = value;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("http-in only takes requests; it sends none");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        HttpInConsumer consumer = new HttpInConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }
}
