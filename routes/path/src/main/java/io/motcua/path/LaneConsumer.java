package io.motcua.path;

import io.motcua.spi.Ledger;
import io.motcua.spi.Work;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one exchange for each piece of due work of its lane, many at once, and gives back what could not be ended. */
final class LaneConsumer<T> extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(LaneConsumer.class);

    private final LaneWork<T> lane;
    private final WorkLoop<T> loop;
    private final Ledger ledger;

    LaneConsumer(LaneEndpoint<T> endpoint, Processor processor, LaneWork<T> lane, int inFlight) {
        super(endpoint, processor);
        this.lane = lane;
        this.ledger = endpoint.getCamelContext().getRegistry().findSingleByType(Ledger.class);
        this.loop =
                new WorkLoop<>(lane.lane().name(), lane::claim, this::begin, () -> lane.limit(inFlight), lane::rest);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ledger.onDue(lane.lane(), loop::wake);
        loop.start();
    }

    @Override
    protected void doStop() throws Exception {
        loop.stop();
        super.doStop();
    }

    private void begin(Work<T> work, WorkLoop.Done done) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(lane.body(work));
        getAsyncProcessor().process(exchange, doneSync -> end(work, exchange, done));
    }

    private CompletionStage<?> ended(Work<T> work, Exchange exchange) {
        try {
            return lane.ended(work, exchange);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void end(Work<T> work, Exchange exchange, WorkLoop.Done done) {
        ended(work, exchange).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "Work of lane {} could not be ended and is given back: {}",
                        lane.lane().name(),
                        AsyncStep.cause(failure).toString());
                lane.pieces(work).forEach(ledger::release);
            }
            releaseExchange(exchange, false);
            done.done(failure != null);
        });
    }
}
