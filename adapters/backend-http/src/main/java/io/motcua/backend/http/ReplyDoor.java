package io.motcua.backend.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.Payload;
import io.motcua.contract.MalformedReplyException;
import io.motcua.contract.ReplyReader;
import io.motcua.http.ApiKeys;
import io.motcua.http.HttpAnswer;
import io.motcua.http.HttpRequest;
import io.motcua.http.Problem;
import io.motcua.http.ProblemException;
import io.motcua.spi.Replies;
import io.motcua.spi.Reply;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.ReplyResult.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where utilities call back: {@code POST /utilities/v1/<utility>/replies} of the HTTP entry, with one reply event each,
 * or a batch of them (CloudEvents 1.0). The answer 200 is given after the ledger's commit and says what was made of
 * each reply; whatever else, the utility keeps them and sends them again. Safe for use by many threads.
 */
public final class ReplyDoor extends RouteBuilder {
    /** The path, with a place for the utility's id. */
    public static final String PATH = "/utilities/v1/{utility}/replies";

    private static final Logger LOG = LoggerFactory.getLogger(ReplyDoor.class);
    private static final ApiKeys NOBODY = new ApiKeys(List.of());
    private static final int MAX_BYTES = ReplyReader.MAX_BYTES;

    private final Clock clock;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    /** A door that no utility may enter yet. */
    public ReplyDoor(Clock clock) {
        this.clock = clock;
    }

    /** Defines the route. */
    @Override
    public void configure() {
        // What fails becomes the answer, at once; the utility has the reply still.
        errorHandler(noErrorHandler());
        from("http-in:POST:" + PATH + "?maxBytes=" + MAX_BYTES)
                .routeId("replies-http")
                .process(new AnswerLater(this::take));
    }

    /** Lets this utility in, until the result is closed. */
    AutoCloseable open(String utility, ReplyAccess access, Replies replies) {
        Desk desk = new Desk(access, new ReplyCredentials(utility, access, clock), replies);
        if (desks.putIfAbsent(utility, desk) != null) {
            throw new IllegalStateException("The utility calls back at this door already [backend " + utility + "]");
        }
        return () -> {
            desks.remove(utility, desk);
            desk.closed.complete(null);
        };
    }

    private CompletionStage<HttpAnswer> take(HttpRequest request) {
        String utility = request.pathParameter("utility");
        Desk desk = desks.get(utility);
        if (desk == null) {
            // Answered as a wrong key is: who is served here is nobody's business.
            NOBODY.client(request);
            throw new IllegalStateException("Nobody has a key of nobody's");
        }
        desk.credentials.require(request);
        List<Reply> replies = ReplyBinding.payloads(request).stream()
                .map(said ->
                        new Reply(utility, clock.instant(), desk.access.words().translated(said)))
                .toList();
        return desk.record(replies).handle((results, failure) -> {
            if (failure != null) {
                LOG.warn("A reply could not be recorded and stays with its utility [backend {}]: {}", utility, failure);
                throw new ProblemException(notNow());
            }
            return answer(told(replies, results), ReplyBinding.isBatch(request));
        });
    }

    /** What was made of each, as it is told to the utility, in their order. */
    private static List<ObjectNode> told(List<Reply> replies, List<ReplyResult> results) {
        List<ObjectNode> told = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            told.add(verdict(results.get(i), replies.get(i).payload()));
        }
        return told;
    }

    private static HttpAnswer answer(List<ObjectNode> verdicts, boolean batch) {
        if (!batch) {
            return HttpAnswer.json(200, Json.write(verdicts.get(0)), Map.of());
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("replies").addAll(verdicts);
        return HttpAnswer.json(200, Json.write(body), Map.of());
    }

    private static ObjectNode verdict(ReplyResult result, Payload reply) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("verdict", result.verdict().name().toLowerCase(Locale.ROOT));
        if (result.verdict() == Verdict.MALFORMED) {
            body.put("detail", malformation(reply));
        }
        return body;
    }

    private static String malformation(Payload reply) {
        try {
            ReplyReader.read(reply);
            return "It is kept as it came";
        } catch (MalformedReplyException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Problem notNow() {
        return Problem.of(503, "not-now", "Nothing can be taken now", "The reply was not recorded. Send it again later")
                .with("Retry-After", "5");
    }

    /** Where one utility's replies are taken, as long as its backend is open. */
    private static final class Desk {
        private final ReplyAccess access;
        private final ReplyCredentials credentials;
        private final Replies replies;
        private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

        private Desk(ReplyAccess access, ReplyCredentials credentials, Replies replies) {
            this.access = access;
            this.credentials = credentials;
            this.replies = replies;
        }

        /** Records them; fails if the backend is closed before that is done. */
        private CompletableFuture<List<ReplyResult>> record(List<Reply> batch) {
            if (batch.isEmpty()) {
                return CompletableFuture.completedFuture(List.of());
            }
            CompletableFuture<List<ReplyResult>> done = new CompletableFuture<>();
            closed.thenRun(() -> done.completeExceptionally(new IllegalStateException("The backend was closed")));
            try {
                replies.record(batch).whenComplete((results, failure) -> {
                    if (failure == null) {
                        done.complete(results);
                    } else {
                        done.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
            return done;
        }
    }
}
