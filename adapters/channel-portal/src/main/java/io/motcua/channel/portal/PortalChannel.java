package io.motcua.channel.portal;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.http.ApiKeys;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Conversations;
import io.motcua.spi.Normaliser;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.apache.camel.builder.RouteBuilder;

/**
 * The national portal's channel. A dossier posted to {@link #PATH} is answered 202 when it is stored; what becomes of it
 * goes back to the portal as lines of progress and as its statuses 1 to 10, in an order that the portal allows. Needs the
 * scheme {@code http-in} of an {@link io.motcua.http.HttpEntry} and the gateway's {@code intake}. Safe for use by many
 * threads.
 */
public final class PortalChannel extends RouteBuilder implements AnsweringChannel {
    /** The channel's name. */
    public static final String CHANNEL = "portal";

    /** Where dossiers are posted. */
    public static final String PATH = "/v1/channels/dvcqg/dossiers";

    private final PortalConfig config;
    private final PortalBinding binding;
    private final Normaliser normaliser;
    private final DossierAnswers answers;

    /**
     * The channel.
     *
     * @param conversations finds the request that an earlier content of a dossier became; may block for a read
     * @throws IllegalArgumentException if two clients share an id or a key
     */
    public PortalChannel(PortalConfig config, Conversations conversations, Clock clock) {
        this.config = config;
        this.binding = new PortalBinding(CHANNEL, new ApiKeys(config.clients()), conversations, clock);
        this.normaliser = new PortalNormaliser(config);
        this.answers = new DossierAnswers(config, clock);
    }

    @Override
    public void configure() {
        // What fails becomes the answer, at once; nothing is tried again with a sender waiting.
        errorHandler(noErrorHandler());

        // The look for an earlier content of the dossier reads the ledger; the commit is waited for by no thread.
        from("http-in:POST:" + PATH + "?blocking=true&maxBytes=" + config.maxBytes())
                .routeId("channel-portal")
                .process(binding::toSubmission)
                .to("intake:" + CHANNEL)
                .process(binding::toAnswer);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Normaliser normaliser() {
        return normaliser;
    }

    @Override
    public CompletionStage<NoticeOutcome> answer(Answer answer) {
        return answers.send(answer);
    }
}
