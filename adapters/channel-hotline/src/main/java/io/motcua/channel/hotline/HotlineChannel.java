package io.motcua.channel.hotline;

import io.motcua.StatusListener;
import io.motcua.StatusUpdate;
import io.motcua.http.JsonRoutes;
import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.History;
import io.motcua.spi.Normaliser;
import io.motcua.spi.Tracking;
import java.time.Clock;
import java.util.function.BiPredicate;
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

    private final JsonRoutes routes;
    private final Normaliser normaliser = new HotlineNormaliser();

    /**
     * A channel whose agents see what their own hotline took.
     *
     * @throws IllegalArgumentException if two clients share an id or a key
     */
    public HotlineChannel(HotlineConfig config, Tracking tracking, Clock clock) {
        this(config, (account, history) -> false, tracking, clock);
    }

    /**
     * A channel whose agents see other requests too.
     *
     * @param alsoShown whether the agents of this hotline are shown a request that came another way, for example one
     *     that their centre was handed
     * @throws IllegalArgumentException if two clients share an id or a key
     */
    public HotlineChannel(
            HotlineConfig config, BiPredicate<String, History> alsoShown, Tracking tracking, Clock clock) {
        this.routes = new JsonRoutes(
                CHANNEL,
                PATH,
                HotlineNormaliser.SHAPE,
                config.clients(),
                config.maxBytes(),
                config.maxStreams(),
                true,
                alsoShown,
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

    /** Brings the update to whoever follows the work order. */
    @Override
    public void told(StatusUpdate update) {
        routes.told(update);
    }
}
