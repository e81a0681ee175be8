package io.motcua.http;

import io.motcua.http.Connection.Phase;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request from its head to its answer. Confined to its event loop, except {@link #answer}, {@link #fail} and {@link
 * #stream}, which any thread may call.
 */
final class Call {
    /** The headers that a route may see; whatever else a stranger sends stays here. */
    private static final String[] ALLOWED_HEADERS = {
        "authorization",
        "content-type",
        "idempotency-key",
        "accept",
        "last-event-id",
        "traceparent",
        // Standard Webhooks 1.0.
        "webhook-id",
        "webhook-timestamp",
        "webhook-signature",
        // CloudEvents HTTP binding 1.0.2, section 3.1: the attributes that a reply has.
        "ce-specversion",
        "ce-id",
        "ce-source",
        "ce-type",
        "ce-subject",
        "ce-time",
        "ce-dataschema",
        "ce-correlationid"
    };

    /** The least memory that a body is read into, in bytes; a claim of more is believed as the bytes come. */
    private static final int FIRST_BYTES = 4096;

    private static final int MOST_FIRST_BYTES = 16 * 1024;
    private static final int MAX_THROWN_AWAY_BYTES = 4 * 1024 * 1024;

    private final HttpServerRequest raw;
    private final Connection connection;
    private final Context loop;
    private final Admission admission;
    private final Duration heartbeat;
    private volatile ProblemPage problemPage = ProblemPage.JSON;
    private volatile @Nullable HttpRequest request;
    private byte[] body = new byte[0];
    private int length;
    private long thrownAway;
    private boolean complete;
    private boolean refused;
    private boolean done;

    Call(HttpServerRequest raw, Connection connection, Context loop, Admission admission, Duration heartbeat) {
        this.raw = raw;
        this.connection = connection;
        this.loop = loop;
        this.admission = admission;
        this.heartbeat = heartbeat;
        admission.begin();
        // What comes after an early answer is thrown away, up to a point.
        raw.handler(chunk -> throwAway(chunk.length()));
        raw.endHandler(end -> completed());
        raw.exceptionHandler(failure -> {
            // A broken body or a lost connection; the connection's close handler ends the call.
            if (!done) {
                connection.close();
            }
        });
    }

    /** Reads the body, within the limit of the route, and hands the request over. */
    void read(RouteTable.Match match) {
        int max = match.consumer().maxBytes();
        problemPage = match.consumer().problemPage();
        if (problemPage != ProblemPage.JSON) {
            request = request(match, Map.of(), body);
        }
        String encoding = raw.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(Problems.unsupportedMediaType("Content-Encoding is not read here"), false);
            return;
        }
        String claimed = raw.getHeader(HttpHeaders.CONTENT_LENGTH);
        long expected = claimed == null ? 0 : parseLength(claimed);
        if (expected > max) {
            refuse(Problems.tooLarge(max), false);
            return;
        }
        if (expected > 0) {
            body = new byte[(int) Math.min(expected, MOST_FIRST_BYTES)];
        }
        if ("100-continue".equalsIgnoreCase(raw.getHeader(HttpHeaders.EXPECT))) {
            raw.response().writeContinue();
        }
        raw.handler(chunk -> append(chunk, max));
        raw.endHandler(end -> {
            completed();
            if (!done && !refused) {
                handOver(match);
            }
        });
    }

    /**
     * Answers before the body is read to its end. If there is more of it, or if so asked, the connection is closed then;
     * what is still coming is thrown away for a moment, since a sender whose bytes are reset does not read our answer.
     */
    void refuse(Problem problem, boolean close) {
        if (done || refused) {
            return;
        }
        refused = true;
        boolean bodyFollows = !complete && hasBody();
        boolean leaving = close || bodyFollows;
        if (leaving) {
            connection.enter(Phase.LEAVING);
        }
        loop.runOnContext(ignored -> {
            Future<Void> written = write(said(problem), leaving);
            if (leaving && (complete || !bodyFollows)) {
                written.onComplete(sent -> connection.close());
            }
        });
    }

    /**
     * Answers. The first answer counts; one after the connection is gone is dropped. Never answers on the caller's stack:
     * an answer begins the next request of a pipeline, and a long one would overflow it.
     */
    void answer(HttpAnswer answer) {
        loop.runOnContext(ignored -> write(answer, false));
    }

    /** Answers with a problem, as the endpoint says it. The first answer counts. */
    void fail(Problem problem) {
        answer(said(problem));
    }

    /** Answers with a stream of events (HTML standard, section 9.2) that stays open. */
    void stream(EventStream events) {
        loop.runOnContext(ignored -> {
            if (done) {
                events.cancel();
                return;
            }
            connection.enter(Phase.STREAM);
            new EventSink(raw.response(), connection, loop, loop.owner(), heartbeat).open(events);
        });
    }

    /** The connection is closed. */
    void gone() {
        end();
    }

    private void handOver(RouteTable.Match match) {
        connection.enter(Phase.ANSWER);
        byte[] whole = length == body.length ? body : Arrays.copyOf(body, length);
        HttpRequest sent;
        try {
            sent = request(match, allowedHeaders(), whole);
        } catch (ProblemException e) {
            fail(e.problem());
            return;
        }
        request = sent;
        match.consumer().take(sent, this);
    }

    private Map<String, String> allowedHeaders() {
        Map<String, String> allowed = new HashMap<>();
        for (String name : ALLOWED_HEADERS) {
            String value = raw.headers().get(name);
            if (value != null) {
                if (raw.headers().getAll(name).size() > 1) {
                    throw new ProblemException(Problems.invalid("The header " + name + " comes twice"));
                }
                allowed.put(name, value);
            }
        }
        return allowed;
    }

    private void append(Buffer chunk, int max) {
        int more = chunk.length();
        if (done || refused) {
            throwAway(more);
            return;
        }
        if (length + more > max) {
            refuse(Problems.tooLarge(max), true);
            return;
        }
        if (!admission.hold(more)) {
            refuse(Problems.notNow("Too much is being read at this moment"), true);
            return;
        }
        if (length + more > body.length) {
            int room = Math.max(Math.max(length + more, FIRST_BYTES), Math.min(max, body.length * 2));
            body = Arrays.copyOf(body, Math.min(room, Math.max(max, length + more)));
        }
        chunk.getBytes(body, length);
        length += more;
    }

    private void completed() {
        complete = true;
        if (done && connection.isLeaving()) {
            connection.close();
        }
    }

    private void throwAway(int more) {
        thrownAway += more;
        if (thrownAway > MAX_THROWN_AWAY_BYTES) {
            connection.abort();
        }
    }

    private Future<Void> write(HttpAnswer answer, boolean close) {
        if (done) {
            return Future.succeededFuture();
        }
        HttpServerResponse response = raw.response();
        response.setStatusCode(answer.status());
        if (answer.body().length > 0) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType());
        }
        answer.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (close) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        end();
        return response.end(Buffer.buffer(answer.body()));
    }

    /** Lets go of what the call holds, once. */
    private void end() {
        if (!done) {
            done = true;
            admission.end(length);
            body = new byte[0];
            request = null;
            connection.answered();
        }
    }

    private HttpRequest request(RouteTable.Match match, Map<String, String> headers, byte[] content) {
        return new HttpRequest(
                raw.method().name(),
                raw.path(),
                match.parameters(),
                raw.query() == null ? "" : raw.query(),
                headers,
                raw.remoteAddress() == null ? "" : raw.remoteAddress().hostAddress(),
                content);
    }

    private HttpAnswer said(Problem problem) {
        HttpRequest asked = request;
        try {
            return asked == null ? problem.answer() : problemPage.answer(problem, asked);
        } catch (RuntimeException e) {
            return Problems.fault(e).answer();
        }
    }

    private boolean hasBody() {
        String claimed = raw.getHeader(HttpHeaders.CONTENT_LENGTH);
        return raw.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || claimed != null && parseLength(claimed) != 0;
    }

    private static long parseLength(String claimed) {
        try {
            return Long.parseLong(claimed.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
