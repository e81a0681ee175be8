package io.motcua.gateway;

import io.motcua.channel.app.AppChannel;
import io.motcua.channel.app.AppConfig;
import io.motcua.channel.email.EmailChannel;
import io.motcua.channel.email.EmailConfig;
import io.motcua.channel.email.MailServer;
import io.motcua.channel.email.MailboxConfig;
import io.motcua.channel.email.Tls;
import io.motcua.channel.hotline.HotlineChannel;
import io.motcua.channel.hotline.HotlineConfig;
import io.motcua.channel.portal.PortalChannel;
import io.motcua.channel.portal.PortalConfig;
import io.motcua.channel.sms.SmsChannel;
import io.motcua.channel.sms.SmsConfig;
import io.motcua.channel.sms.Smsc;
import io.motcua.channel.web.WebChannel;
import io.motcua.channel.web.WebConfig;
import io.motcua.channel.web.WebSite;
import io.motcua.gateway.config.ChannelSettings;
import io.motcua.gateway.config.ChannelSettings.Client;
import io.motcua.gateway.config.ChannelSettings.Mailbox;
import io.motcua.gateway.config.ChannelSettings.PortalServer;
import io.motcua.gateway.config.ChannelSettings.Site;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.gateway.config.Secret;
import io.motcua.http.ApiClient;
import io.motcua.profile.Profile;
import io.motcua.profile.Utility;
import io.motcua.spi.ChannelAdapter;
import io.motcua.spi.History;
import io.motcua.spi.Ledger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the channels that the configuration names. */
final class Channels {
    private final ChannelSettings settings;
    private final Profile profile;
    private final Path data;
    private final Ledger ledger;
    private final Clock clock;

    Channels(GatewayConfig config, Ledger ledger, Clock clock) {
        this.settings = config.settings().channels();
        this.profile = config.profile();
        this.data = config.settings().data();
        this.ledger = ledger;
        this.clock = clock;
    }

    List<ChannelAdapter> all() {
        List<ChannelAdapter> channels = new ArrayList<>();
        // These two without clients let nobody in, and can still read what they took when they had some.
        channels.add(app());
        channels.add(hotline());
        if (!settings.email().isEmpty()) {
            channels.add(email());
        }
        if (!settings.sms().isEmpty()) {
            channels.add(sms());
        }
        if (!settings.web().sites().isEmpty()) {
            channels.add(web());
        }
        settings.portal().us().ifPresent(us -> channels.add(portal(us)));
        return channels;
    }

    private AppChannel app() {
        AppConfig config =
                new AppConfig(clients(settings.app()), AppConfig.DEFAULT_MAX_BYTES, AppConfig.DEFAULT_MAX_STREAMS);
        return new AppChannel(config, ledger, clock);
    }

    private HotlineChannel hotline() {
        HotlineConfig config = new HotlineConfig(
                clients(settings.hotline()), HotlineConfig.DEFAULT_MAX_BYTES, HotlineConfig.DEFAULT_MAX_STREAMS);
        return new HotlineChannel(config, this::isTheirs, ledger, clock);
    }

    /**
     * Whether a request is one of the utility whose hotline that is: received by whomever, it was handed to that. What
     * complains about a unit or its staff is above those who answer the telephone.
     */
    private boolean isTheirs(String hotline, History history) {
        Optional<String> utility = profile.utilityOf(HotlineChannel.CHANNEL, hotline);
        return utility.isPresent()
                && history.deliveries().stream()
                        .anyMatch(delivery -> delivery.backend().equals(utility.get()))
                && history.request()
                        .filter(request -> profile.serviceLevels().aboveUnits().contains(request.serviceCode()))
                        .isEmpty();
    }

    private EmailChannel email() {
        EmailConfig.Builder config = EmailConfig.builder();
        for (Mailbox mailbox : settings.email()) {
            MailboxConfig.Builder one = MailboxConfig.builder(mailbox.account())
                    .imap(server(mailbox.imap()))
                    .smtp(server(mailbox.smtp()))
                    .processedFolder(mailbox.processed());
            utility("email", mailbox.account()).ifPresent(utility -> one.displayName(utility.nameVi()));
            config.mailbox(one.build());
        }
        return new EmailChannel(config.build(), clock);
    }

    private static MailServer server(ChannelSettings.MailServer server) {
        Tls tls = switch (server.security()) {
            case NONE -> Tls.NONE;
            case STARTTLS -> Tls.STARTTLS;
            case TLS -> Tls.IMPLICIT;
        };
        return new MailServer(
                server.host(),
                server.port(),
                tls,
                server.user(),
                server.password().value());
    }

    private SmsChannel sms() {
        Smsc[] smscs = settings.sms().stream()
                .map(smsc -> Smsc.builder(smsc.name(), smsc.host(), smsc.port())
                        .credentials(smsc.systemId(), smsc.password().value())
                        .accounts(smsc.accounts())
                        .build())
                .toArray(Smsc[]::new);
        SmsConfig config =
                SmsConfig.builder(data.resolve("sms-parts")).smscs(smscs).build();
        return new SmsChannel(config, clock);
    }

    private WebChannel web() {
        WebConfig.Builder config = WebConfig.of(profile);
        for (Site site : settings.web().sites()) {
            WebSite usual = WebSite.of(profile, site.path(), site.account());
            config.site(new WebSite(
                    site.path(),
                    site.account(),
                    site.titleVi().orElse(usual.titleVi()),
                    site.titleEn().orElse(usual.titleEn()),
                    usual.hotlines()));
        }
        settings.web().key().ifPresent(key -> config.key(ofFixedLength(key)));
        return new WebChannel(config.build(), ledger, clock);
    }

    private PortalChannel portal(PortalServer us) {
        PortalConfig config = PortalConfig.builder()
                .clients(clients(settings.portal().clients()).toArray(ApiClient[]::new))
                .procedures(settings.portal().procedures())
                .agencies(settings.portal().agencies())
                .timeZone(profile.timeZone())
                .portal(us.url())
                .tokens(us.tokens())
                .client(us.clientId(), us.clientSecret().value())
                .agency(us.agency(), us.agencyName())
                .build();
        return new PortalChannel(config, ledger, clock);
    }

    /** The utility that an account of a channel belongs to; none for the whole group's. */
    private Optional<Utility> utility(String channel, String account) {
        return profile.utilityOf(channel, account).map(id -> profile.utilities().get(id));
    }

    private static List<ApiClient> clients(List<Client> clients) {
        return clients.stream()
                .map(c -> new ApiClient(
                        c.name(),
                        c.account(),
                        c.keys().stream().map(Secret::value).toList()))
                .toList();
    }

    private static byte[] ofFixedLength(Secret key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
