package io.motcua.gateway.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.channel.app.AppChannel;
import io.motcua.channel.app.AppNormaliser;
import io.motcua.channel.email.EmailChannel;
import io.motcua.channel.email.EmailConfig;
import io.motcua.channel.email.MailServer;
import io.motcua.channel.email.MailboxConfig;
import io.motcua.channel.email.Tls;
import io.motcua.channel.hotline.HotlineChannel;
import io.motcua.channel.hotline.HotlineNormaliser;
import io.motcua.channel.portal.PortalChannel;
import io.motcua.channel.portal.PortalConfig;
import io.motcua.channel.sms.SmsChannel;
import io.motcua.channel.sms.SmsNormaliser;
import io.motcua.channel.sms.WrittenMessage;
import io.motcua.channel.sms.WrittenMessage.Part;
import io.motcua.channel.web.WebChannel;
import io.motcua.channel.web.WebNormaliser;
import io.motcua.gateway.config.ChannelSettings.Mailbox;
import io.motcua.gateway.config.ChannelSettings.PortalServer;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.spi.Normaliser;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The six channels for messages that were written down instead of sent: each makes of one the submission that its channel
 * stores, with the same bytes, and reads it by its channel's own normaliser. No connection is opened.
 */
final class WrittenChannels {
    /** Nobody is connected to; a server must be named all the same. */
    private static final MailServer NO_SERVER = new MailServer("127.0.0.1", 1, Tls.NONE, "", "");

    private final EmailChannel email;
    private final PortalChannel portal;

    WrittenChannels(GatewayConfig config) {
        this.email = email(config);
        this.portal = portal(config);
    }

    /** By channel. */
    Map<String, Normaliser> normalisers() {
        return Map.of(
                AppChannel.CHANNEL, new AppNormaliser(),
                EmailChannel.CHANNEL, email.normaliser(),
                HotlineChannel.CHANNEL, new HotlineNormaliser(),
                PortalChannel.CHANNEL, portal.normaliser(),
                SmsChannel.CHANNEL, new SmsNormaliser(),
                WebChannel.CHANNEL, new WebNormaliser());
    }

    /** A message of the channels whose clients send JSON. */
    Submission json(String channel, String account, Instant receivedAt, JsonNode body) {
        return submission(channel, account, receivedAt, body.toString(), "application/json");
    }

    /** A posted form. */
    Submission form(String account, Instant receivedAt, JsonNode fields) {
        String posted = fields.properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return submission(WebChannel.CHANNEL, account, receivedAt, posted, "application/x-www-form-urlencoded");
    }

    /** A mail, byte for byte. */
    Submission mail(String account, Instant receivedAt, byte[] message) {
        return email.submission(account, message, receivedAt);
    }

    /** A short message, whole or in parts. */
    Submission sms(Instant receivedAt, JsonNode input) {
        List<Part> parts = new ArrayList<>();
        input.path("parts")
                .forEach(part -> parts.add(new Part(
                        part.path("ref").asInt(),
                        part.path("total").asInt(),
                        part.path("seq").asInt(),
                        part.path("text").asText())));
        return new WrittenMessage(
                        input.path("from").asText(),
                        input.path("to").asText(),
                        parts,
                        input.path("text").asText())
                .submission(receivedAt);
    }

    private static Submission submission(
            String channel, String account, Instant receivedAt, String body, String mediaType) {
        Payload payload = Payload.of(body.getBytes(StandardCharsets.UTF_8), mediaType);
        return new Submission(
                TrackingId.next(),
                channel,
                account,
                receivedAt,
                Urgency.OTHER,
                "written:" + payload.sha256Hex(),
                payload,
                Map.of());
    }

    /** Our own mailboxes are those that are read, and those that the profile knows. */
    private static EmailChannel email(GatewayConfig config) {
        Set<String> addresses = new HashSet<>(config.profile().accountsOf(EmailChannel.CHANNEL));
        config.settings().channels().email().stream().map(Mailbox::account).forEach(addresses::add);
        EmailConfig.Builder email = EmailConfig.builder();
        for (String address : addresses) {
            email.mailbox(MailboxConfig.builder(address)
                    .imap(NO_SERVER)
                    .smtp(NO_SERVER)
                    .build());
        }
        return new EmailChannel(email.build(), Clock.systemUTC());
    }

    private static PortalChannel portal(GatewayConfig config) {
        URI nobody = URI.create("http://127.0.0.1:1");
        Optional<PortalServer> us = config.settings().channels().portal().us();
        PortalConfig portal = PortalConfig.builder()
                .procedures(config.settings().channels().portal().procedures())
                .agencies(config.settings().channels().portal().agencies())
                .timeZone(config.profile().timeZone())
                .portal(nobody)
                .tokens(nobody)
                .client("written", "written")
                .agency(us.map(PortalServer::agency).orElse("written"), "written")
                .build();
        return new PortalChannel(portal, (channel, account, answerTo) -> Optional.empty(), Clock.systemUTC());
    }
}
