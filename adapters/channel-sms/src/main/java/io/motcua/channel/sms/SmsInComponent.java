package io.motcua.channel.sms;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The Camel scheme {@code sms-in:<smsc>}, as {@link SmsInEndpoint} describes it. */
final class SmsInComponent extends DefaultComponent {
    static final String SCHEME = "sms-in";

    private final SmsConfig config;
    private final Clock clock;
    private final Map<String, SmscLink> links;
    private final DeliveryReceipts receipts;

    SmsInComponent(SmsConfig config, Clock clock, Map<String, SmscLink> links, DeliveryReceipts receipts) {
        this.config = config;
        this.clock = clock;
        this.links = links;
        this.receipts = receipts;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        SmscLink link = links.get(remaining);
        if (link == null) {
            throw new IllegalArgumentException("There is no message centre '" + remaining + "'; the configuration has "
                    + String.join(", ", links.keySet()));
        }
        return new SmsInEndpoint(uri, this, link, config, clock, receipts);
    }
}
