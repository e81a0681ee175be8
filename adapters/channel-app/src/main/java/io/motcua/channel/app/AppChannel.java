package io.motcua.channel.app;

import io.motcua.StatusListener;
import io.motcua.StatusUpdate;
import io.motcua.http.ApiKeys;
import io.motcua.http.JsonIntake;
import io.motcua.http.StatusFeed;
import io.motcua.http.StatusPages;
import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.Normaliser;
import io.motcua.spi.Tracking;
import java.time.Clock;
import org.apache.camel.builder.RouteBuilder;

/**
 * The mobile application's channel. {@code POST /app/v1/requests} with an {@code Idempotency-Key} is answered 202 when
 * the request is stored; {@code GET} of the address that the answer gives tells what became of it, and {@code …/events}
 * below that tells it as it happens (server-sent events). Needs the scheme {@code http-in} of an
 * {@link io.motcua.http.HttpEntry} and the gateway's {@code intake}.
 */
public final class AppChannel extends RouteBuilder implements ChannelAdapter, StatusListener {
    /** The channel's name. */
    public static final String CHANNEL = "app";

    /** Where requests are posted. */
    public static final String PATH = "/app/v1/requests";

    private final AppConfig config;
    private final JsonIntake intake;
    private final StatusFeed feed;
    private final StatusPages pages;
    private final Normaliser normaliser = new AppNormaliser();

    /** @throws IllegalArgumentException if two clients share an id or a key */
    public AppChannel(AppConfig config, Tracking tracking, Clock clock) {
        ApiKeys keys = new ApiKeys(config.clients());
        this.config = config;
        this.intake = new JsonIntake(CHANNEL, PATH, keys, AppNormaliser.SHAPE, clock);
        this.feed = new StatusFeed(config.maxStreams());
        this.pages = new StatusPages(CHANNEL, PATH, keys, tracking, feed, false);
    }

    @Override
    public void configure() {
        // What fails becomes the answer, at once; nothing is tried again with a sender waiting.
        errorHandler(noErrorHandler());

        from("http-in:POST:" + PATH + "?maxBytes=" + config.maxBytes())
                .routeId("channel-app")
                .process(intake::toSubmission)
                .to("intake:" + CHANNEL)
                .process(intake::toAnswer);

        from("http-in:GET:" + PATH + "/{reference}?blocking=true")
                .routeId("status-app")
                .process(pages::status);

        from("http-in:GET:" + PATH + "/{reference}/events?blocking=true")
                .routeId("events-app")
                .process(pages::events);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Normaliser normaliser() {
        return normaliser;
    }

    /** Brings the update to whoever follows the request. */
    @Override
    public void told(StatusUpdate update) {
        feed.told(update);
    }
}
