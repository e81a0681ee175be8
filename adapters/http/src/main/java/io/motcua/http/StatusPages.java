package io.motcua.http;

import io.motcua.Reference;
import io.motcua.spi.History;
import io.motcua.spi.Tracking;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.camel.Exchange;

/**
 * What became of a request, for the account that it came by and for whom else the channel says: once, or as a stream.
 * Both look into the ledger, so that their routes are {@code blocking=true}. Safe for use by many threads.
 */
public final class StatusPages {
    /** The path parameter that holds the reference. */
    public static final String REFERENCE = "reference";

    private final String channel;
    private final String path;
    private final ApiKeys keys;
    private final Tracking tracking;
    private final StatusFeed feed;
    private final boolean withDeliveries;
    private final BiPredicate<String, History> alsoShown;

    /**
     * The pages of a channel.
     *
     * @param path what stands before the reference, without a slash at its end
     * @param withDeliveries whether the readers work for the utilities, and may see which of them has it and since when
     * @param alsoShown whether this account is shown a request that came by another, or on another channel
     */
    public StatusPages(
            String channel,
            String path,
            ApiKeys keys,
            Tracking tracking,
            StatusFeed feed,
            boolean withDeliveries,
            BiPredicate<String, History> alsoShown) {
        this.channel = channel;
        this.path = path;
        this.keys = keys;
        this.tracking = tracking;
        this.feed = feed;
        this.withDeliveries = withDeliveries;
        this.alsoShown = alsoShown;
    }

    /** Answers with the status now. */
    public void status(Exchange exchange) {
        HttpRequest request = exchange.getIn().getBody(HttpRequest.class);
        ApiClient client = keys.client(request);
        History history = find(reference(request), client);
        byte[] page = StatusJson.page(history, path + "/" + history.reference().value(), withDeliveries);
        exchange.getMessage().setBody(HttpAnswer.json(200, page, Map.of()));
    }

    /** Answers with the updates so far, from behind {@code Last-Event-ID} on, and then with each as it comes. */
    public void events(Exchange exchange) {
        HttpRequest request = exchange.getIn().getBody(HttpRequest.class);
        ApiClient client = keys.client(request);
        Reference reference = reference(request);
        // Listening before reading: what comes between is then in both, and is sent once.
        EventStream stream = feed.subscribe(reference)
                .orElseThrow(() -> new ProblemException(Problems.notNow("Too many streams are open")));
        try {
            History history = find(reference, client);
            List<ServerEvent> soFar =
                    history.updates().stream().map(StatusJson::event).toList();
            stream.replay(soFar, seen(soFar, request.header("Last-Event-ID")));
        } catch (RuntimeException e) {
            stream.cancel();
            throw e;
        }
        exchange.getMessage().setBody(stream);
    }

    private History find(Reference reference, ApiClient client) {
        return tracking.find(reference)
                .filter(history ->
                        history.channel().equals(channel) && history.account().equals(client.account())
                                || alsoShown.test(client.account(), history))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private static Reference reference(HttpRequest request) {
        return Reference.parse(request.pathParameter(REFERENCE))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** How many of the events the client has seen: up to the one it names, or none if that is none of them. */
    private static int seen(List<ServerEvent> soFar, Optional<String> lastEventId) {
        for (int i = 0; i < soFar.size(); i++) {
            if (lastEventId.isPresent() && soFar.get(i).id().equals(lastEventId.get())) {
                return i + 1;
            }
        }
        return 0;
    }
}
