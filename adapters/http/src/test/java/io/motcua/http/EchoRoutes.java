package io.motcua.http;

import io.motcua.StatusListener;
import io.motcua.StatusUpdate;
import io.motcua.spi.RememberingIntake;
import java.time.Clock;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** A channel with two fields, two clients of one account and one of another; for tests of what all channels share. */
final class EchoRoutes extends RouteBuilder implements StatusListener {
    static final String PATH = "/echo/v1/things";
    static final String KEY_A = "aaaaaaaaaaaaaaaa";
    static final String KEY_B = "bbbbbbbbbbbbbbbb";
    static final String KEY_OTHER = "cccccccccccccccc";
    static final int MAX_BYTES = 4096;

    static final JsonShape SHAPE = JsonShape.object()
            .requiredText("text", 100)
            .dateTime("at")
            .object(
                    "place",
                    JsonShape.object()
                            .number("lat", -90, 90)
                            .number("long", -180, 180)
                            .together("lat", "long"))
            .build();

    private final JsonIntake binding;
    private final StatusPages pages;
    final StatusFeed feed;

    EchoRoutes(RememberingIntake tracking, int maxStreams) {
        ApiKeys keys = new ApiKeys(List.of(
                new ApiClient("a", "one", List.of(KEY_A)),
                new ApiClient("b", "one", List.of(KEY_B)),
                new ApiClient("c", "other", List.of(KEY_OTHER))));
        binding = new JsonIntake("echo", PATH, keys, SHAPE, Clock.systemUTC());
        feed = new StatusFeed(maxStreams);
        pages = new StatusPages("echo", PATH, keys, tracking, feed, true, (account, history) -> false);
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("http-in:POST:" + PATH + "?maxBytes=" + MAX_BYTES)
                .routeId("echo")
                .process(binding::toSubmission)
                .to("intake:echo")
                .process(binding::toAnswer);
        from("http-in:GET:" + PATH + "/{reference}?blocking=true")
                .routeId("status-echo")
                .process(pages::status);
        from("http-in:GET:" + PATH + "/{reference}/events?blocking=true")
                .routeId("events-echo")
                .process(pages::events);
        from("http-in:POST:/broken").routeId("broken").process(exchange -> {
            throw new IllegalStateException("the secret of the house");
        });
        from("http-in:POST:/mute").routeId("mute").process(exchange -> {});
    }

    @Override
    public void told(StatusUpdate update) {
        feed.told(update);
    }
}
