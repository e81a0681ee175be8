package io.motcua.gateway.config;

import io.motcua.gateway.config.ChannelSettings.MailServer;
import io.motcua.gateway.config.ChannelSettings.Mailbox;
import io.motcua.gateway.config.ChannelSettings.Portal;
import io.motcua.gateway.config.ChannelSettings.PortalServer;
import io.motcua.gateway.config.ChannelSettings.Security;
import io.motcua.gateway.config.ChannelSettings.Site;
import io.motcua.gateway.config.ChannelSettings.Smsc;
import io.motcua.gateway.config.ChannelSettings.Web;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the group {@code channels}: one method for each channel. */
final class ChannelsReader {
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9][a-z0-9.-]{0,63}){1,4}");
    private static final String PATH_EXPECTED = "where the form stands, as in /web/evn.example: small letters, digits,"
            + " . and - after each /; left out, it is /web/ and the account";
    private static final Pattern TITLE = Pattern.compile("[^\\p{Cntrl}]{1,120}");
    private static final String AGENCY_EXPECTED = "the code of a receiving unit: letters, digits and .";
    private static final Pattern SYSTEM_ID = Pattern.compile("[\\x21-\\x7E]{1,15}");
    private static final Pattern USER = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern AGENCY = Pattern.compile("[A-Za-z0-9.]{1,32}");
    private static final Pattern HTTP = Pattern.compile("https?://[^\\s]{1,1000}");
    private static final Pattern FOLDER = Pattern.compile("[^\\p{Cntrl}\"*%]{1,128}");
    private static final int SMPP_PORT = 2775;
    private static final int MAX_SMPP_PASSWORD = 8;

    private final Lines lines;
    private final Addresses addresses;
    private final ClientsReader clients;

    ChannelsReader(Lines lines, Addresses addresses) {
        this.lines = lines;
        this.addresses = addresses;
        this.clients = new ClientsReader(lines);
    }

    ChannelSettings read(Section root) {
        Section channels = root.section("channels", "app", "hotline", "email", "sms", "web", "portal");
        return new ChannelSettings(
                clients.read(channels, "app", "app"),
                clients.read(channels, "hotline", "hotline"),
                email(channels),
                sms(channels),
                web(channels),
                portal(channels));
    }

    private List<Mailbox> email(Section channels) {
        String expected = "a list of mailboxes, as in [{account: ADDRESS, imap: {…}, smtp: {…}}]";
        List<Mailbox> mailboxes = new ArrayList<>();
        for (Setting item : channels.get("email").map(s -> s.list(expected)).orElse(List.of())) {
            Section section = item.section("account", "imap", "smtp", "processed");
            Optional<String> account = account(section, "email", mailboxes.size());
            Optional<MailServer> imap = mailServer(section, "imap", 993);
            Optional<MailServer> smtp = mailServer(section, "smtp", 465);
            String processed = section.get("processed")
                    .flatMap(s -> s.text(FOLDER, "the name of a folder of the mailbox"))
                    .orElse("Processed");
            if (account.isPresent() && imap.isPresent() && smtp.isPresent()) {
                mailboxes.add(new Mailbox(account.get(), imap.get(), smtp.get(), processed));
            }
        }
        return mailboxes;
    }

    private Optional<MailServer> mailServer(Section mailbox, String name, int usualPort) {
        String expected = "the server, as in {host: HOST, port: " + usualPort
                + ", security: tls, user: NAME, password: env:NAME}";
        return mailbox.need(name, expected).flatMap(setting -> {
            Section server = setting.section("host", "port", "security", "user", "password");
            Optional<String> host = addresses.needHost(server);
            int port = addresses.port(server, usualPort);
            Security security = server.get("security")
                    .flatMap(s -> s.text(Pattern.compile("none|starttls|tls"), "none, starttls or tls"))
                    .map(t -> Security.valueOf(t.toUpperCase(Locale.ROOT)))
                    .orElse(Security.TLS);
            if (security == Security.NONE
                    && host.filter(where -> !Addresses.isThisMachine(where)).isPresent()) {
                server.get("security")
                        .ifPresent(s -> s.mistake(
                                "'none' for a server on another machine, where anybody between could read the mail",
                                "starttls or tls"));
            }
            Optional<String> user = need(server, "user", USER, "the name to sign in with");
            Optional<Secret> password = secret(server, "password");
            return host.isPresent() && user.isPresent() && password.isPresent()
                    ? Optional.of(new MailServer(host.get(), port, security, user.get(), password.get()))
                    : Optional.empty();
        });
    }

    private List<Smsc> sms(Section channels) {
        String codesExpected = "the short codes whose messages come by it, as in [\"8100\"]";
        String expected = "a list of SMSCs, as in"
                + " [{smsc: NAME, host: HOST, system-id: NAME, password: env:NAME, accounts: [SHORT CODE]}]";
        List<Smsc> smscs = new ArrayList<>();
        int accounts = 0;
        for (Setting item : channels.get("sms").map(s -> s.list(expected)).orElse(List.of())) {
            Section section = item.section("smsc", "host", "port", "system-id", "password", "accounts");
            Optional<String> name = need(
                    section,
                    "smsc",
                    Pattern.compile("[a-z0-9-]{1,32}"),
                    "a name of your own for it: small letters, digits and -");
            Optional<String> host = addresses.needHost(section);
            int port = addresses.port(section, SMPP_PORT);
            Optional<String> systemId =
                    need(section, "system-id", SYSTEM_ID, "the name to bind with, of 1 to 15 characters");
            Optional<Secret> password = secret(section, "password");
            if (password.filter(secret -> secret.isLongerThan(MAX_SMPP_PASSWORD))
                    .isPresent()) {
                section.get("password")
                        .ifPresent(s -> s.mistake(
                                "a password of more than " + MAX_SMPP_PASSWORD + " characters",
                                "the one that the message centre gave; SMPP 3.4 has room for no more"));
            }
            List<String> codes = new ArrayList<>();
            for (Setting one : section.need("accounts", codesExpected)
                    .map(Setting::oneOrMore)
                    .orElse(List.of())) {
                Optional<String> code = one.text(ClientsReader.ACCOUNT, "a short code, as the profile knows it");
                if (code.isPresent()) {
                    lines.put(Lines.account("sms", accounts), one);
                    accounts++;
                    codes.add(code.get());
                }
            }
            if (codes.isEmpty()) {
                section.get("accounts").ifPresent(s -> s.mistake("no short code", codesExpected));
            }
            if (name.isPresent() && host.isPresent() && systemId.isPresent() && password.isPresent()) {
                lines.put(Lines.client("sms", smscs.size()), section.get("smsc").orElseThrow());
                smscs.add(new Smsc(name.get(), host.get(), port, systemId.get(), password.get(), codes));
            }
        }
        return smscs;
    }

    private Web web(Section channels) {
        Optional<Setting> setting = channels.get("web");
        if (setting.isEmpty()) {
            return Web.NONE;
        }
        Section web = setting.get().section("sites", "nonce-key");
        String expected = "a list of sites, as in [{account: SITE}]";
        List<Site> sites = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Setting item :
                web.need("sites", expected).map(s -> s.list(expected)).orElse(List.of())) {
            Section section = item.section("account", "path", "title");
            Optional<String> account = account(section, "web", sites.size());
            Optional<Setting> place = section.get("path").or(() -> section.get("account"));
            Optional<String> path = section.get("path")
                    .map(s -> s.text(PATH, PATH_EXPECTED))
                    .orElseGet(() -> account.map(name -> "/web/" + name));
            Section title = section.section("title", "vi", "en");
            if (account.isPresent() && path.isPresent()) {
                sites.add(new Site(account.get(), path.get(), title(title, "vi"), title(title, "en")));
                if (!paths.add(path.get())) {
                    place.get()
                            .mistake(Setting.quoted(path.get()) + " a second time", "a path of its own for each site");
                }
            }
        }
        return new Web(sites, web.get("nonce-key").flatMap(ClientsReader::strong));
    }

    private static Optional<String> title(Section title, String language) {
        return title.get(language).flatMap(s -> s.text(TITLE, "who serves, in at most 120 characters"));
    }

    private Portal portal(Section channels) {
        Optional<Setting> setting = channels.get("portal");
        if (setting.isEmpty()) {
            return Portal.NONE;
        }
        Section portal = setting.get().section("clients", "agencies", "procedures", "status");
        portal.need("clients", "who may bring dossiers, as in [{account: NAME, key: env:NAME}]");
        List<String> agencies = new ArrayList<>();
        for (Setting one : portal.get("agencies").map(Setting::oneOrMore).orElse(List.of())) {
            one.text(AGENCY, AGENCY_EXPECTED).ifPresent(agencies::add);
        }
        Map<String, String> procedures = new LinkedHashMap<>();
        portal.get("procedures")
                .map(s -> s.namedSection("service codes by the portal's procedures, as in {\"1.000001\": OUTAGE}"))
                .ifPresent(named -> named.names().forEach(procedure -> {
                    Setting service = named.get(procedure).orElseThrow();
                    lines.put(Lines.procedure(procedure), service);
                    service.text("a service code of the profile's catalogue")
                            .ifPresent(code -> procedures.put(procedure, code));
                }));
        Optional<PortalServer> us = portal.need(
                        "status",
                        "where answers go, as in {url: https://…, tokens: https://…, client-id: NAME, client-secret: env:NAME,"
                                + " agency: CODE, agency-name: NAME}")
                .flatMap(this::portalServer);
        return new Portal(clients.read(portal, "clients", "portal"), agencies, procedures, us);
    }

    private Optional<PortalServer> portalServer(Setting setting) {
        Section status = setting.section("url", "tokens", "client-id", "client-secret", "agency", "agency-name");
        Optional<URI> url = uri(status, "url", "the portal's address, as in https://host/path");
        Optional<URI> tokens = uri(status, "tokens", "where the portal gives access tokens, as in https://host/token");
        Optional<String> id = need(status, "client-id", USER, "the gateway's name at the portal");
        Optional<Secret> secret = secret(status, "client-secret");
        Optional<String> agency = need(status, "agency", AGENCY, AGENCY_EXPECTED);
        Optional<String> name = need(status, "agency-name", TITLE, "who answers, in at most 120 characters");
        if (url.isEmpty()
                || tokens.isEmpty()
                || id.isEmpty()
                || secret.isEmpty()
                || agency.isEmpty()
                || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PortalServer(url.get(), tokens.get(), id.get(), secret.get(), agency.get(), name.get()));
    }

    private static Optional<URI> uri(Section section, String name, String expected) {
        Optional<Setting> setting = section.need(name, expected);
        try {
            return setting.flatMap(s -> s.url(HTTP, expected)).map(URI::create);
        } catch (IllegalArgumentException e) {
            setting.orElseThrow().mistake("an address with characters that none has", expected);
            return Optional.empty();
        }
    }

    private Optional<String> account(Section section, String channel, int number) {
        Optional<Setting> account = section.need("account", "the account's name, as the profile knows it");
        account.ifPresent(s -> lines.put(Lines.account(channel, number), s));
        return account.flatMap(s -> s.text(ClientsReader.ACCOUNT, ClientsReader.ACCOUNT_EXPECTED));
    }

    private static Optional<String> need(Section section, String name, Pattern pattern, String expected) {
        return section.need(name, expected).flatMap(s -> s.text(pattern, expected));
    }

    private static Optional<Secret> secret(Section section, String name) {
        return section.need(name, "env:NAME or file:path").flatMap(Setting::secret);
    }
}
