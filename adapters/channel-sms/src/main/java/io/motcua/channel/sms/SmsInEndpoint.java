package io.motcua.channel.sms;

import java.time.Clock;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * The messages of one message centre: {@code sms-in:<smsc>}. The body of the Exchange is a {@link ReceivedMessage}; the
 * message centre hears yes when the Exchange ends with an {@link io.motcua.Receipt} as its body, and "not now" when it
 * ends otherwise.
 */
final class SmsInEndpoint extends DefaultEndpoint {
    private final SmscLink link;
    private final SmsConfig config;
    private final Clock clock;
    private final DeliveryReceipts receipts;

    SmsInEndpoint(
            String uri, Component component, SmscLink link, SmsConfig config, Clock clock, DeliveryReceipts receipts) {
        super(uri, component);
        this.link = link;
        this.config = config;
        this.clock = clock;
        this.receipts = receipts;
        setExchangePattern(ExchangePattern.InOut);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("sms-in only takes messages; answers go out by the channel itself");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        SmsInConsumer consumer = new SmsInConsumer(this, processor, link, config, clock, receipts);
        configureConsumer(consumer);
        return consumer;
    }
}
