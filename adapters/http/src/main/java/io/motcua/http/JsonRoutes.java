package io.motcua.http;

import io.motcua.StatusListener;
import io.motcua.StatusUpdate;
import io.motcua.spi.History;
import io.motcua.spi.Tracking;
import java.time.Clock;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.camel.builder.RouteBuilder;

/**
 * The three routes of a channel that takes JSON: {@code POST} of its path with an {@code Idempotency-Key} is answered 202
 * when the request is stored; {@code GET} of the address that the answer gives tells what became of it, and {@code
 * …/events} below that tells it as it happens (server-sent events). Safe for use by many threads.
 */
public final class JsonRoutes implements StatusListener {
    private final String channel;
    private final String path;
    private final int maxBytes;
    private final StatusFeed feed;
    private final JsonIntake intake;
    private final StatusPages pages;

    /**
     * The routes.
     *
     * @param path where requests are posted, without a slash at its end
     * @param clients who may
     * @param maxBytes of a request's body
     * @param maxStreams how many may follow their requests at one time
     * @param withDeliveries whether the clients work for the utilities, and may see which of them has a request
     * @param alsoShown whether this account is shown a request that came by another, or on another channel
     * @throws IllegalArgumentException if two clients share an id or a key
     */
    public JsonRoutes(
            String channel,
            String path,
            JsonShape shape,
            List<ApiClient> clients,
            int maxBytes,
            int maxStreams,
            boolean withDeliveries,
            BiPredicate<String, History> alsoShown,
            Tracking tracking,
            Clock clock) {
        ApiKeys keys = new ApiKeys(clients);
        this.channel = channel;
        this.path = path;
        this.maxBytes = maxBytes;
        this.feed = new StatusFeed(maxStreams);
        this.intake = new JsonIntake(channel, path, keys, shape, clock);
        this.pages = new StatusPages(channel, path, keys, tracking, feed, withDeliveries, alsoShown);
    }

    /** Defines the routes in a channel's {@link RouteBuilder#configure()}. */
    public void addTo(RouteBuilder builder) {
        // What fails becomes the answer, at once; nothing is tried again with a sender waiting.
        builder.errorHandler(builder.noErrorHandler());

        builder.from("http-in:POST:" + path + "?maxBytes=" + maxBytes)
                .routeId("channel-" + channel)
                .process(intake::toSubmission)
                .to("intake:" + channel)
                .process(intake::toAnswer);

        builder.from("http-in:GET:" + path + "/{reference}?blocking=true")
                .routeId("status-" + channel)
                .process(pages::status);

        builder.from("http-in:GET:" + path + "/{reference}/events?blocking=true")
                .routeId("events-" + channel)
                .process(pages::events);
    }

    /** Brings the update to whoever follows the request. */
    @Override
    public void told(StatusUpdate update) {
        feed.told(update);
    }
}
