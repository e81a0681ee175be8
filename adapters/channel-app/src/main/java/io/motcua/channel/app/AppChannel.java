package io.motcua.channel.app;

import io.motcua.StatusListener;
import io.motcua.StatusUpdate;
import io.motcua.http.JsonRoutes;
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

    private final JsonRoutes routes;
    private final Normaliser normaliser = new AppNormaliser();

    /** @throws IllegalArgumentException if two clients share an id or a key */
    public AppChannel(AppConfig config, Tracking tracking, Clock clock) {
        this.routes = new JsonRoutes(
                CHANNEL,
                PATH,
                AppNormaliser.SHAPE,
                config.clients(),
                config.maxBytes(),
                config.maxStreams(),
                false,
                (account, history) -> false,
                tracking,
                clock);
    }

    @Override
    public void configure() {
        routes.addTo(this);
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
        routes.told(update);
    }
}
