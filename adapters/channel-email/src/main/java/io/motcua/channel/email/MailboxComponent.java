package io.motcua.channel.email;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The Camel scheme {@code mailbox:name@domain}: the mail that lies in one of our mailboxes. */
final class MailboxComponent extends DefaultComponent {
    static final String SCHEME = "mailbox";

    private final EmailConfig config;
    private final MailSender sender;
    private final FlightLimits limits;
    private final Map<String, MailboxPoller> pollers = new ConcurrentHashMap<>();

    MailboxComponent(EmailConfig config, MailSender sender) {
        this.config = config;
        this.sender = sender;
        this.limits = new FlightLimits(config.maxBytesInFlight());
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        MailboxConfig mailbox = config.mailboxes().stream()
                .filter(known -> known.address().equals(remaining))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No mailbox '" + remaining + "' is configured; configure it or take its route out"));
        return new MailboxEndpoint(uri, this, mailbox);
    }

    EmailConfig config() {
        return config;
    }

    FlightLimits limits() {
        return limits;
    }

    Map<String, MailboxPoller> pollers() {
        return pollers;
    }

    List<MailboxState> states() {
        return pollers.values().stream().map(MailboxPoller::state).toList();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        sender.start();
    }

    @Override
    protected void doStop() throws Exception {
        sender.stop();
        super.doStop();
    }
}
