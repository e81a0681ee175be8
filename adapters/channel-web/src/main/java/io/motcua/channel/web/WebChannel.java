package io.motcua.channel.web;

import io.motcua.http.ProblemPage;
import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.Normaliser;
import io.motcua.spi.Tracking;
import java.time.Clock;
import org.apache.camel.builder.RouteBuilder;

/**
 * The web channel. {@code GET} of a site's path is a form; posted, it is answered 303 when the request is stored, to a
 * page that shows the reference. {@code /track} below the path tells what became of a request to whoever knows its reference and
 * the last digits of its telephone number. Needs the scheme {@code http-in} of an {@link io.motcua.http.HttpEntry} and
 * the gateway's {@code intake}. Safe for use by many threads.
 */
public final class WebChannel extends RouteBuilder implements ChannelAdapter {
    /** The channel's name. */
    public static final String CHANNEL = "web";

    private final WebConfig config;
    private final Tracking tracking;
    private final Clock clock;
    private final Normaliser normaliser = new WebNormaliser();

    /**
     * The channel.
     *
     * @param tracking what is known of the requests of all channels
     */
    public WebChannel(WebConfig config, Tracking tracking, Clock clock) {
        this.config = config;
        this.tracking = tracking;
        this.clock = clock;
    }

    @Override
    public void configure() {
        // What fails becomes the answer, at once; nothing is tried again with a person waiting.
        errorHandler(noErrorHandler());
        TrackingDesk.Limits limits = TrackingDesk.Limits.of(config, clock);
        for (WebSite site : config.sites()) {
            form(site, new FormBinding(site, config, clock));
            track(site, new TrackingDesk(site, config, tracking, limits));
        }
    }

    private void form(WebSite site, FormBinding binding) {
        String problems = problems("form", site, binding);
        String suffix = site.routeSuffix();

        from("http-in:POST:" + site.path() + "?maxBytes=" + config.maxBytes() + "&" + problems)
                .routeId("channel-web" + suffix)
                .process(binding::toSubmission)
                .to("intake:" + CHANNEL)
                .process(binding::toAnswer);

        from("http-in:GET:" + site.path() + "?" + problems)
                .routeId("form-web" + suffix)
                .process(binding::blank);

        from("http-in:GET:" + site.receivedPath("{slip}") + "?" + problems)
                .routeId("received-web" + suffix)
                .process(binding::received);
    }

    private void track(WebSite site, TrackingDesk desk) {
        String problems = problems("track", site, desk);
        String suffix = site.routeSuffix();

        from("http-in:GET:" + site.trackPath() + "?" + problems)
                .routeId("ask-web" + suffix)
                .process(desk::blank);

        from("http-in:POST:" + site.trackPath() + "?maxBytes=4096&blocking=true&" + problems)
                .routeId("track-web" + suffix)
                .process(desk::find);
    }

    private String problems(String page, WebSite site, ProblemPage problemPage) {
        String name = "motcua-web-" + page + "-problems" + site.routeSuffix();
        getContext().getRegistry().bind(name, problemPage);
        return "problemPage=#" + name;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Normaliser normaliser() {
        return normaliser;
    }
}
