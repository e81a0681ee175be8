package io.motcua.channel.sms;

import io.motcua.Receipt;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the PDUs of one message centre and answers each: with yes when the ledger has the message (or, of a long one
 * that is not whole yet, the disk has the part), with "not now" when it cannot be stored or not in time, in the
 * protocol's words when it cannot be read. No thread waits.
 */
final class SmsInConsumer extends DefaultConsumer implements PduTaker {
    private static final Logger LOG = LoggerFactory.getLogger(SmsInConsumer.class);
    private static final int ROUTE_THREADS = 2;

    private final SmscLink link;
    private final SmsConfig config;
    private final DeliveryReceipts receipts;
    private final Inbox inbox;
    private final AtomicInteger inFlight = new AtomicInteger();
    private @Nullable ExecutorService routes;

    SmsInConsumer(
            SmsInEndpoint endpoint,
            Processor processor,
            SmscLink link,
            SmsConfig config,
            Clock clock,
            DeliveryReceipts receipts) {
        super(endpoint, processor);
        this.link = link;
        this.config = config;
        this.receipts = receipts;
        this.inbox = new Inbox(link.smsc(), config, clock, this::submit);
    }

    @Override
    public void take(byte[] pdu, Responder responder) {
        DeliverSm message;
        try {
            message = PduReader.read(pdu);
        } catch (MalformedPduException e) {
            LOG.warn(
                    "A deliver_sm is refused: {} [smsc {}]",
                    e.getMessage(),
                    link.smsc().name());
            responder.respond(e.commandStatus());
            return;
        }
        if (message.tellsOfOurs()) {
            receipts.received(link.smsc().name(), message);
            responder.respond(0);
            return;
        }
        if (inFlight.incrementAndGet() > config.maxInFlight()) {
            inFlight.decrementAndGet();
            responder.respond(link.smsc().shedding());
            return;
        }
        // A copy bears the time-out, since repetitions of a part share one future.
        inbox.take(message, pdu)
                .thenApply(done -> 0)
                .orTimeout(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((status, failure) -> {
                    inFlight.decrementAndGet();
                    if (failure != null) {
                        LOG.debug("A message is put off [smsc {}]", link.smsc().name(), failure);
                    }
                    responder.respond(failure == null ? status : link.smsc().notNow());
                });
    }

    /** Brings a message down the route; the stage completes with the receipt. */
    private CompletionStage<Receipt> submit(ReceivedMessage message) {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        try {
            routes().execute(() -> process(message, receipt));
        } catch (RejectedExecutionException e) {
            receipt.completeExceptionally(e);
        }
        return receipt;
    }

    private void process(ReceivedMessage message, CompletableFuture<Receipt> receipt) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(message);
        getAsyncProcessor().process(exchange, doneSync -> {
            Throwable failure = exchange.getException();
            Object body = failure == null ? exchange.getMessage().getBody() : null;
            releaseExchange(exchange, false);
            if (body instanceof Receipt held) {
                receipt.complete(held);
            } else {
                receipt.completeExceptionally(
                        failure != null
                                ? failure
                                : new IllegalStateException("The route from " + getEndpoint() + " left no Receipt"));
            }
        });
    }

    private ExecutorService routes() {
        ExecutorService open = routes;
        if (open == null) {
            throw new RejectedExecutionException("The route is stopped");
        }
        return open;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        routes = Executors.newFixedThreadPool(ROUTE_THREADS, task -> {
            Thread thread = new Thread(task, "sms-" + link.smsc().name() + "-route");
            thread.setDaemon(true);
            return thread;
        });
        inbox.start();
        link.start(this);
    }

    @Override
    protected void doStop() throws Exception {
        link.stop();
        inbox.stop();
        routes().shutdown();
        super.doStop();
    }
}
