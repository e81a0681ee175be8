package io.motcua.channel.email;

import io.motcua.Receipt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands each message of a mailbox to the route on an Exchange of its own, which holds the bytes and nothing else: a
 * sender's header fields never become Camel's. A message counts as stored only if the Exchange ends with a receipt.
 */
final class MailboxConsumer extends DefaultConsumer {
    private static final long STOP_SECONDS = 10;

    private final MailboxComponent component;
    private final MailboxConfig mailbox;
    private @Nullable MailboxPoller poller;
    private @Nullable Thread thread;

    MailboxConsumer(MailboxEndpoint endpoint, Processor processor, MailboxComponent component, MailboxConfig mailbox) {
        super(endpoint, processor);
        this.component = component;
        this.mailbox = mailbox;
    }

    private void take(ArrivedMail mail, Consumer<@Nullable Throwable> outcome) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(mail);
        getAsyncProcessor().process(exchange, doneSync -> {
            Throwable failure = exchange.getException();
            if (failure == null && !(exchange.getMessage().getBody() instanceof Receipt)) {
                failure = new IllegalStateException("The route from " + getEndpoint() + " ended without a receipt");
            }
            releaseExchange(exchange, false);
            outcome.accept(failure);
        });
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        MailboxPoller started = new MailboxPoller(mailbox, component.config(), component.limits(), this::take);
        // A server that is not there is no reason to start nothing: the thread goes on looking for it.
        Thread running = new Thread(started, "mailbox-" + mailbox.address());
        running.setDaemon(true);
        component.pollers().put(mailbox.address(), started);
        poller = started;
        thread = running;
        running.start();
    }

    @Override
    protected void doStop() throws Exception {
        if (poller != null && thread != null) {
            poller.stop();
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        }
        super.doStop();
    }
}
