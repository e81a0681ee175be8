package io.motcua.channel.hotline;

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
 * The hotline's channel. {@code POST /hotline/v1/work-orders} with an {@code Idempotency-Key} is answered 202 when the
 * work order is stored; {@code GET} of the address that the answer gives shows the agent which regional team has it and
 * since when, and {@code …/events} below that tells what happens (server-sent events). Needs the scheme {@code http-in}
 * of an {@link io.motcua.http.HttpEntry} and the gateway's {@code intake}.
 */
public final class HotlineChannel extends RouteBuilder implements ChannelAdapter, StatusListener {
    /** The channel's name. */
    public static final String CHANNEL = "hotline";

    /** Where work orders are posted. */
    public static final String PATH = "/hotline/v1/work-orders";

    private final HotlineConfig config;
    private final JsonIntake intake;
    private final StatusFeed feed;
    private final StatusPages pages;
    private final Normaliser normaliser = new HotlineNormaliser();

    /** @throws IllegalArgumentException if two clients share an id or a key */
    public HotlineChannel(HotlineConfig config, Tracking tracking, Clock clock) {
        ApiKeys keys = new ApiKeys(config.clients());
        this.config = config;
        this.intake = new JsonIntake(CHANNEL, PATH, keys, HotlineNormaliser.SHAPE, clock);
        this.feed = new StatusFeed(config.maxStreams());
        this.pages = new StatusPages(CHANNEL, PATH, keys, tracking, feed, true);
    }

    @Override
    public void configure() {
        // What fails becomes the answer, at once; nothing is tried again with a sender waiting.
        errorHandler(noErrorHandler());

        from("http-in:POST:" + PATH + "?maxBytes=" + config.maxBytes())
                .routeId("channel-hotline")
                .process(intake::toSubmission)
                .to("intake:" + CHANNEL)
                .process(intake::toAnswer);

        from("http-in:GET:" + PATH + "/{reference}?blocking=true")
                .routeId("status-hotline")
                .process(pages::status);

        from("http-in:GET:" + PATH + "/{reference}/events?blocking=true")
                .routeId("events-hotline")
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

    /** Brings the update to whoever follows the work order. */
    @Override
    public void told(StatusUpdate update) {
        feed.told(update);
    }
}
