package io.motcua.path;

import static io.motcua.path.AsyncStep.async;

import io.motcua.Answer;
import io.motcua.Delivery;
import io.motcua.Submission;
import io.motcua.path.ClockWatch.Ticking;
import io.motcua.path.NewsStep.Share;
import io.motcua.path.Steps.Batch;
import io.motcua.path.Steps.Overdue;
import io.motcua.path.Steps.Results;
import io.motcua.path.Steps.Updates;
import io.motcua.path.UnderstandStep.Due;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Step;
import java.util.Collection;
import org.apache.camel.builder.RouteBuilder;

/** The whole path. Read from top to bottom, it is the way of a request. */
final class PathRoutes extends RouteBuilder {
    private final Steps steps;
    private final Collection<BackendAdapter> backends;
    private final Collection<AnsweringChannel> channels;

    PathRoutes(Steps steps, Collection<BackendAdapter> backends, Collection<AnsweringChannel> channels) {
        this.steps = steps;
        this.backends = backends;
        this.channels = channels;
    }

    @Override
    public void configure() {
        // What fails here stays due in the ledger and is taken up again; nothing is redelivered from memory.
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));

        // A channel's `to("intake:…")` comes in here. Whoever sent it hears yes when the submission is durable.
        from("direct:accept").routeId("accept").process(async(Submission.class, steps::accept)); // -> Receipt

        // Due at once after the receipt. What cannot be understood or routed is held for a person.
        from("work:understand")
                .routeId("understand")
                .transform()
                .body(Due.class, steps.understandStep()::understand) // -> Understood
                .transform()
                .body(Understood.class, steps.routeStep()::route) // -> Step
                .process(async(Step.class, steps::record)) // stored once -> Updates
                .process()
                .body(Updates.class, steps::tell);

        // Each backend's lane: due deliveries go out, outcomes into the ledger, which also keeps the time of retries.
        for (BackendAdapter backend : backends) {
            from("delivery:" + backend.backend())
                    .routeId("deliver-" + backend.backend())
                    .process(async(Delivery.class, backend::deliver)); // -> DeliveryOutcome
        }

        // Sent is not acknowledged: a utility that keeps silent too long makes the request a person's.
        from("work:deadline")
                .routeId("deadline")
                .transform()
                .body(Overdue.class, steps::giveToPerson) // -> Step
                .process(async(Step.class, steps::record)) // -> Updates
                .process()
                .body(Updates.class, steps::tell);

        // What takes too long is told: stored first, then told, so that a clock comes by twice.
        from("work:clocks")
                .routeId("clocks")
                .transform()
                .body(Ticking.class, steps.clocks()::look) // -> Step
                .process(async(Step.class, steps::record)); // -> Updates, none

        // What utilities say of their own accord, acknowledgments and progress: a batch, one commit.
        from("direct:status")
                .routeId("status")
                .process(async(Batch.class, steps::recordReplies)) // -> Results
                .process()
                .body(Results.class, steps::tell);

        // The end of a request is told to others whom it concerns, page by page; what is linked to it stays open.
        from("work:news")
                .routeId("news")
                .transform()
                .body(Share.class, steps.newsStep()::share) // -> Step
                .process(async(Step.class, steps::record)) // -> Updates
                .process()
                .body(Updates.class, steps::tell);

        // Each status goes back on the channel that the person came by, in the profile's words; the ledger keeps order.
        for (AnsweringChannel channel : channels) {
            from("notices:" + channel.channel())
                    .routeId("answer-" + channel.channel())
                    .transform()
                    .body(Telling.class, steps::word) // -> Answer
                    .process(async(Answer.class, channel::answer)); // -> NoticeOutcome
        }
    }
}
