package io.motcua.channel.sms;

import io.motcua.Answer;
import io.motcua.NoticeOutcome;
import io.motcua.ServiceRequest.Requester;
import io.motcua.spi.AnsweringChannel;
import io.motcua.spi.Normaliser;
import io.motcua.spi.OtherWay;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.camel.builder.RouteBuilder;

/**
 * The short message channel: a route for each message centre, from its bind to {@code intake:sms}, and the answers on
 * the way back by the same bind. The account of a submission is the short code that the person wrote to. Needs the
 * gateway's {@code intake}; adds the scheme {@code sms-in} to its context. Safe for use by many threads.
 */
public final class SmsChannel extends RouteBuilder implements AnsweringChannel {
    /** The channel's name. */
    public static final String CHANNEL = "sms";

    private final Map<String, SmscLink> links = new LinkedHashMap<>();
    private final SmsInComponent component;
    private final SmsBinding binding = new SmsBinding();
    private final Normaliser normaliser = new SmsNormaliser();
    private final Answers answers;

    /** The channel. Nothing is bound before its routes start. */
    public SmsChannel(SmsConfig config, Clock clock) {
        this(config, clock, receipt -> {});
    }

    /** With somebody who hears what became of the answers. */
    public SmsChannel(SmsConfig config, Clock clock, DeliveryReceiptListener listener) {
        config.smscs().forEach(smsc -> links.put(smsc.name(), new SmscLink(smsc, config)));
        DeliveryReceipts receipts = new DeliveryReceipts(listener);
        this.component = new SmsInComponent(config, clock, links, receipts);
        this.answers = new Answers(links, receipts);
    }

    @Override
    public void configure() {
        // What fails becomes the response, at once; the message centre sends the message again.
        errorHandler(noErrorHandler());
        getCamelContext().addComponent(SmsInComponent.SCHEME, component);

        links.keySet()
                .forEach(smsc -> from(SmsInComponent.SCHEME + ":" + smsc)
                        .routeId("channel-sms-" + smsc)
                        .process(binding::toSubmission)
                        .to("intake:" + CHANNEL));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Normaliser normaliser() {
        return normaliser;
    }

    /** {@inheritDoc} The message id that it was sent by is the message centre's, or those of its parts with commas between. */
    @Override
    public CompletionStage<NoticeOutcome> answer(Answer answer) {
        return answers.send(answer);
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public Optional<OtherWay> wayTo(Requester requester, Predicate<String> preferred) {
        return requester.phone().flatMap(phone -> SmsWay.to(phone, links.values(), preferred));
    }

    /** {@inheritDoc} That is, whether any message centre is bound. */
    @Override
    public boolean ready() {
        return links.values().stream().anyMatch(link -> link.session().isPresent());
    }
}
