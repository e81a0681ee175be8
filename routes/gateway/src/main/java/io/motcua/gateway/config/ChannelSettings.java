package io.motcua.gateway.config;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code gateway.yaml} says of the channels. One that is left out lets nobody in, and can still read what it took
 * when it had somebody.
 *
 * @param app who may send on the app channel
 * @param hotline who may send on the hotline channel
 * @param email the mailboxes that are read and answered from
 * @param sms the SMSCs that short messages come and go by
 * @param web the sites of the form, and its key
 * @param portal the national portal
 */
public record ChannelSettings(
        List<Client> app, List<Client> hotline, List<Mailbox> email, List<Smsc> sms, Web web, Portal portal) {

    /**
     * A machine that may send on a channel.
     *
     * @param name unique on the channel; the account's when no other was given
     * @param account which of the channel's accounts its requests come in by
     * @param keys that it may show; two while one replaces the other
     */
    public record Client(String name, String account, List<Secret> keys) {
        public Client {
            keys = List.copyOf(keys);
        }
    }

    /** How a connection is protected. */
    public enum Security {
        /** Not at all: for servers on this machine. */
        NONE,
        /** Begun in the clear and protected before anybody signs in (RFC 2595, RFC 3207). */
        STARTTLS,
        /** Protected from its first byte. */
        TLS
    }

    /** A mail server and who signs in there. */
    public record MailServer(String host, int port, Security security, String user, Secret password) {}

    /**
     * A mailbox.
     *
     * @param account its address
     * @param imap where its mail is read
     * @param smtp where answers are handed in
     * @param processed the folder that mail is moved to when it is stored
     */
    public record Mailbox(String account, MailServer imap, MailServer smtp, String processed) {}

    /**
     * An SMSC and how the gateway binds to it (SMPP 3.4, section 4.1).
     *
     * @param accounts the short codes whose messages come by it
     */
    public record Smsc(String name, String host, int port, String systemId, Secret password, List<String> accounts) {
        public Smsc {
            accounts = List.copyOf(accounts);
        }
    }

    /**
     * The web form.
     *
     * @param sites each with an account of its own
     * @param key signs the forms' nonces; without one, forms that are open when the gateway is started anew are stale
     */
    public record Web(List<Site> sites, Optional<Secret> key) {
        static final Web NONE = new Web(List.of(), Optional.empty());

        public Web {
            sites = List.copyOf(sites);
        }
    }

    /**
     * A site whose people the form serves.
     *
     * @param path where its form stands
     * @param titleVi who serves, in Vietnamese; the utility's name when nothing was said
     */
    public record Site(String account, String path, Optional<String> titleVi, Optional<String> titleEn) {}

    /**
     * The national portal.
     *
     * @param clients who may bring dossiers
     * @param agencies the receiving units that are ours, whole or how they begin; empty if all are
     * @param procedures service codes by the portal's procedure
     * @param us who answers, and where; empty if the channel is not configured
     */
    public record Portal(
            List<Client> clients, List<String> agencies, Map<String, String> procedures, Optional<PortalServer> us) {
        static final Portal NONE = new Portal(List.of(), List.of(), Map.of(), Optional.empty());

        public Portal {
            clients = List.copyOf(clients);
            agencies = List.copyOf(agencies);
            procedures = Collections.unmodifiableMap(new LinkedHashMap<>(procedures));
        }
    }

    /**
     * The portal's interface for statuses, and our credentials there (RFC 6749, section 4.4).
     *
     * @param tokens where it gives access tokens
     * @param agency our agency's id at the portal, and its name
     */
    public record PortalServer(
            URI url, URI tokens, String clientId, Secret clientSecret, String agency, String agencyName) {}

    public ChannelSettings {
        app = List.copyOf(app);
        hotline = List.copyOf(hotline);
        email = List.copyOf(email);
        sms = List.copyOf(sms);
        Objects.requireNonNull(web, "web");
        Objects.requireNonNull(portal, "portal");
    }

    /** Every channel's name. */
    static final List<String> NAMES = List.of("app", "hotline", "email", "sms", "web", "portal");

    /** The accounts that a channel has, in the order of the file. */
    List<String> accounts(String channel) {
        return switch (channel) {
            case "app" -> app.stream().map(Client::account).toList();
            case "hotline" -> hotline.stream().map(Client::account).toList();
            case "email" -> email.stream().map(Mailbox::account).toList();
            case "sms" -> sms.stream().flatMap(s -> s.accounts().stream()).toList();
            case "web" -> web.sites().stream().map(Site::account).toList();
            case "portal" -> portal.clients().stream().map(Client::account).toList();
            default -> throw new IllegalArgumentException("No channel '" + channel + "'");
        };
    }
}
