package io.motcua.http;

import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The Camel scheme {@code http-in:METHOD:/path}, as {@link HttpInEndpoint} describes it. */
final class HttpInComponent extends DefaultComponent {
    static final String SCHEME = "http-in";

    private final RouteTable routes;
    private final Executor readers;

    HttpInComponent(RouteTable routes, Executor readers) {
        this.routes = routes;
        this.readers = readers;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int colon = remaining.indexOf(':');
        if (colon < 1 || !remaining.startsWith("/", colon + 1)) {
            throw new IllegalArgumentException(
                    "Expected http-in:METHOD:/path, as in http-in:POST:/app/v1/requests, not " + SCHEME + ":"
                            + remaining);
        }
        HttpInEndpoint endpoint = new HttpInEndpoint(
                uri, this, remaining.substring(0, colon), remaining.substring(colon + 1), routes, readers);
        endpoint.setMaxBytes(getAndRemoveParameter(parameters, "maxBytes", Integer.class, endpoint.getMaxBytes()));
        endpoint.setBlocking(getAndRemoveParameter(parameters, "blocking", Boolean.class, endpoint.isBlocking()));
        ProblemPage problemPage = resolveAndRemoveReferenceParameter(parameters, "problemPage", ProblemPage.class);
        if (problemPage != null) {
            endpoint.setProblemPage(problemPage);
        }
        return endpoint;
    }
}
