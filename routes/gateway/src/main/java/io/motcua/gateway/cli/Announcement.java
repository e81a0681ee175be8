package io.motcua.gateway.cli;

import io.motcua.channel.app.AppChannel;
import io.motcua.channel.hotline.HotlineChannel;
import io.motcua.channel.portal.PortalChannel;
import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.config.ChannelSettings;
import io.motcua.gateway.config.ChannelSettings.Client;
import io.motcua.gateway.config.ChannelSettings.Mailbox;
import io.motcua.gateway.config.ChannelSettings.Site;
import io.motcua.gateway.config.ChannelSettings.Smsc;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.gateway.config.Settings;
import io.motcua.gateway.config.Settings.Backend;
import io.motcua.gateway.config.Settings.Broker;
import io.motcua.gateway.config.Settings.Store;
import io.motcua.path.LaneLimits;
import io.motcua.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a gateway is, in one block of text: when it begins to serve, and when it is only checked. */
final class Announcement {
    private final StringBuilder text = new StringBuilder();

    private Announcement() {}

    static String serving(GatewayProgram program, Path log) {
        Settings settings = program.config().settings();
        Announcement block = new Announcement();
        block.text.append("Một Cửa serves.\n");
        block.channels(settings, program.httpPort());
        block.line("utilities", String.join(", ", settings.backends().keySet()));
        if (settings.broker() instanceof Broker.Embedded embedded) {
            block.line(
                    "their door",
                    "amqp://" + embedded.host() + ":" + program.amqpPort().orElse(embedded.port()));
        } else {
            block.remote(settings);
        }
        block.line("profile", program.config().profile().version() + ", " + settings.profile());
        block.line("data", settings.data().toString());
        block.line("log", log.toString());
        block.line(
                "ask",
                "motcua explain|held|balance --config "
                        + settings.file().toAbsolutePath().normalize().getParent());
        block.line("end", "Ctrl-C, or kill " + ProcessHandle.current().pid());
        return block.text.toString();
    }

    private static String backend(Backend backend) {
        String way = backend instanceof Backend.Jms ? "" : "over HTTP";
        String within = backend.acknowledgesWithin()
                .map(time -> "acknowledges within " + spoken(time))
                .orElse("");
        return backend.utility() + " (" + way + (way.isEmpty() || within.isEmpty() ? "" : ", ") + within + ")";
    }

    static String checked(GatewayConfig config) {
        Settings settings = config.settings();
        Profile profile = config.profile();
        Announcement block = new Announcement();
        block.text.append("The configuration can be used. It would run:\n");
        block.channels(settings, settings.http().port());
        block.line(
                "clients",
                clients("app", settings.channels().app()) + "; "
                        + clients("hotline", settings.channels().hotline()));
        block.line(
                "utilities",
                settings.backends().values().stream().map(Announcement::backend).collect(Collectors.joining(", ")));
        if (settings.broker() instanceof Broker.Embedded embedded) {
            block.line("their door", "amqp://" + embedded.host() + ":" + port(embedded.port()));
        } else {
            block.remote(settings);
        }
        settings.outlets()
                .forEach((utility, outlet) -> outlet.partner()
                        .ifPresent(partner -> block.line(
                                "partner",
                                partner.utility() + " gets what " + utility + " has not taken, after "
                                        + spoken(partner.after()) + " of silence" + unproved(settings, utility))));
        settings.backends().keySet().forEach(utility -> block.limits(utility, settings));
        block.line(
                "unserved",
                switch (settings.unserved()) {
                    case HOLD -> "requests for other utilities wait for a person";
                    case REFUSE -> "none: each utility of the profile has a backend";
                });
        block.line("ledger", ledger(settings.ledger()));
        block.line("profile", profile.version() + ", " + settings.profile());
        if (profile.notices().isEmpty()) {
            block.line("notices", "nobody is told anything: the profile's notices.csv is absent or empty");
        }
        if (profile.serviceLevels().rules().isEmpty()) {
            block.line("clocks", "no limits are watched: the profile's sla.csv is absent or empty");
        }
        block.line("data", settings.data().toString());
        return block.text.toString();
    }

    /** By AMQP 1.0 nobody can tell that a utility never had what lies in its queue. */
    private static String unproved(Settings settings, String utility) {
        boolean unproved = settings.backends().get(utility) instanceof Backend.Jms
                && settings.broker() instanceof Broker.Remote remote
                && !remote.provesWithdrawals();
        return unproved ? "; what the broker has by then goes to a person, who asks" : "";
    }

    private void channels(Settings settings, int port) {
        String base = "http://" + settings.http().host() + ":" + port(port);
        line("app", base + AppChannel.PATH);
        line("hotline", base + HotlineChannel.PATH);
        ChannelSettings channels = settings.channels();
        for (Mailbox mailbox : channels.email()) {
            line(
                    "email",
                    mailbox.account() + " at " + mailbox.imap().host() + ":"
                            + mailbox.imap().port());
        }
        for (Smsc smsc : channels.sms()) {
            line(
                    "sms",
                    String.join(", ", smsc.accounts()) + " by " + smsc.name() + " at " + smsc.host() + ":"
                            + smsc.port());
        }
        for (Site site : channels.web().sites()) {
            line("web", base + site.path());
        }
        channels.portal().us().ifPresent(us -> line("portal", base + PortalChannel.PATH + ", answers to " + us.url()));
    }

    private void limits(String utility, Settings settings) {
        List<String> limits = new ArrayList<>();
        Optional.ofNullable(settings.limits().lanes().get(utility)).ifPresent(lane -> {
            if (lane.atOnce() < LaneLimits.MOST_AT_ONCE) {
                limits.add(lane.atOnce() + " at once");
            }
            lane.perSecond().ifPresent(most -> limits.add(most + " a second"));
            lane.atMostBytes().stream()
                    .filter(most -> most < Integer.MAX_VALUE)
                    .forEach(most -> limits.add("events of at most " + most + " bytes"));
            lane.giveUpAfter().ifPresent(time -> limits.add("a person's after " + spoken(time) + " of attempts"));
        });
        Optional.ofNullable(settings.outlets().get(utility))
                .ifPresent(outlet -> outlet.unacknowledged().ifPresent(most -> limits.add(most + " unacknowledged")));
        if (!limits.isEmpty()) {
            line("limits", utility + ": " + String.join(", ", limits));
        }
    }

    private void remote(Settings settings) {
        if (settings.broker() instanceof Broker.Remote remote) {
            line("their door", "the broker at " + remote.url());
        }
    }

    private void line(String name, String value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(Math.max(1, 12 - name.length())))
                .append(value)
                .append('\n');
    }

    private static String clients(String channel, List<Client> clients) {
        return channel + ": "
                + (clients.isEmpty()
                        ? "nobody"
                        : clients.stream()
                                .map(c -> c.name().equals(c.account()) ? c.name() : c.name() + " (" + c.account() + ")")
                                .collect(Collectors.joining(", ")));
    }

    private static String ledger(Store store) {
        return store instanceof Store.Sqlite sqlite
                ? "SQLite in " + sqlite.folder()
                : "PostgreSQL, " + ((Store.Postgresql) store).url();
    }

    /** As gateway.yaml may have it, in the largest unit of which it is a whole number; one day is 24 hours. */
    private static String spoken(Duration time) {
        long seconds = time.toSeconds();
        if (seconds % 60 != 0 || seconds == 0) {
            return seconds + " s";
        }
        if (seconds % 3600 != 0) {
            return time.toMinutes() + " min";
        }
        return time.toHours() % 24 == 0 && time.toDays() > 1 ? time.toDays() + " d" : time.toHours() + " h";
    }

    private static String port(int port) {
        return port == 0 ? "(any free port)" : Integer.toString(port);
    }
}
