package io.motcua.channel.email;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One mailbox. The body of the Exchange is an {@link ArrivedMail}, the out body a {@link io.motcua.Receipt}. */
final class MailboxEndpoint extends DefaultEndpoint {
    private final MailboxComponent component;
    private final MailboxConfig mailbox;

    MailboxEndpoint(String uri, MailboxComponent component, MailboxConfig mailbox) {
        super(uri, component);
        this.component = component;
        this.mailbox = mailbox;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("mailbox: only brings mail in; answers go out by the channel");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        MailboxConsumer consumer = new MailboxConsumer(this, processor, component, mailbox);
        configureConsumer(consumer);
        return consumer;
    }
}
