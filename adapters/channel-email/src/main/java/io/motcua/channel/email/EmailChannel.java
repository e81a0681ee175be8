package io.motcua.channel.email;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.ServiceRequest.Requester;
import io.motcua.Submission;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Normaliser;
import io.motcua.spi.OtherWay;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.camel.builder.RouteBuilder;

/**
 * The e-mail channel. Every mailbox is watched over IMAP by a route of its own, {@code channel-email-<address>}; a
 * message is moved or flagged when it is stored. Answers go out over SMTP as replies in the same thread. Needs the
 * gateway's {@code intake}; brings the scheme {@code mailbox} itself. Safe for use by many threads.
 */
public final class EmailChannel extends RouteBuilder implements AnsweringChannel {
    /** The channel's name. */
    public static final String CHANNEL = "email";

    private final EmailConfig config;
    private final EmailBinding binding;
    private final Normaliser normaliser;
    private final MailSender sender;
    private final MailboxComponent component;

    /** The channel. Nothing is connected to before its routes start. */
    public EmailChannel(EmailConfig config, Clock clock) {
        this.config = config;
        this.binding = new EmailBinding(config.mailboxes(), clock);
        this.normaliser = new EmailNormaliser(config.mailboxes());
        this.sender = new MailSender(config, clock);
        this.component = new MailboxComponent(config, sender);
    }

    @Override
    public void configure() {
        getContext().addComponent(MailboxComponent.SCHEME, component);
        // What fails stays in the mailbox and is tried again from there.
        errorHandler(noErrorHandler());

        for (MailboxConfig mailbox : config.mailboxes()) {
            from(MailboxComponent.SCHEME + ":" + mailbox.address())
                    .routeId("channel-email-" + mailbox.address())
                    .process(binding::toSubmission)
                    .to("intake:" + CHANNEL);
        }
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Normaliser normaliser() {
        return normaliser;
    }

    /**
     * What the channel would have stored of a message in this mailbox, for those who measure how mail is read. Nothing is
     * fetched.
     *
     * @param mailbox its address
     * @param message the whole of it (RFC 5322)
     */
    public Submission submission(String mailbox, byte[] message, Instant receivedAt) {
        return binding.submission(new ArrivedMail(mailbox, "INBOX", 1, 1, false, message), receivedAt);
    }

    @Override
    public CompletionStage<NoticeOutcome> answer(Answer answer) {
        return sender.send(answer);
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public Optional<OtherWay> wayTo(Requester requester, Predicate<String> preferred) {
        List<String> accounts =
                config.mailboxes().stream().map(MailboxConfig::address).toList();
        return requester
                .email()
                .filter(MailAddress::isPlain)
                .map(address ->
                        way(accounts.stream().filter(preferred).findFirst().orElse(accounts.get(0)), address));
    }

    private static OtherWay way(String account, String address) {
        return new OtherWay(CHANNEL, account, Map.of(Submission.ANSWER_TO, address, EmailBinding.MAILBOX, account));
    }

    /** How the mailboxes are doing. Safe to call from any thread. */
    public List<MailboxState> mailboxes() {
        return component.states();
    }
}
