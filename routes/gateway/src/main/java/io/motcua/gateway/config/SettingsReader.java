package io.motcua.gateway.config;

import io.motcua.gateway.config.Settings.Backend;
import io.motcua.gateway.config.Settings.Broker;
import io.motcua.gateway.config.Settings.Http;
import io.motcua.gateway.config.Settings.Limits;
import io.motcua.gateway.config.Settings.Outlet;
import io.motcua.gateway.config.Settings.Store;
import io.motcua.gateway.config.Settings.Unserved;
import io.motcua.path.LaneLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the tree of {@code gateway.yaml} into {@link Settings}: one method for each group, in the order of the file. */
final class SettingsReader {
    private static final Pattern UTILITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql://[^\\s]{1,1000}");
    private static final String[] WAYS = {"jms", "http", "open311"};
    private static final String[] BACKEND = {"jms", "http", "open311", "lane", "unacknowledged", "partner"};
    private static final int HTTP_PORT = 8080;

    private final Findings findings;
    private final Lines lines;
    private final Addresses addresses;
    private final BrokerReader brokers;
    private final Section root;
    private final Map<String, LaneLimits> lanes = new LinkedHashMap<>();
    private final Map<String, Outlet> outlets = new LinkedHashMap<>();

    SettingsReader(Findings findings, Lines lines, Section root) {
        this.findings = findings;
        this.lines = lines;
        this.addresses = new Addresses(lines);
        this.brokers = new BrokerReader(lines, addresses);
        this.root = root;
    }

    /** The groups at the top of the file. */
    static final String[] TOP = {
        "profile", "data", "unserved", "http", "operator", "ledger", "broker", "channels", "backends", "limits"
    };

    Settings read() {
        Path data = root.need("data", "the folder that the gateway keeps everything in")
                .flatMap(s -> s.path("the path of a folder"))
                .orElse(findings.folder());
        Broker broker = brokers.broker(root);
        return new Settings(
                findings.file(),
                root.need("profile", "the folder of the profile")
                        .flatMap(s -> s.path("the path of a folder"))
                        .orElse(findings.folder()),
                data,
                unserved(),
                http(),
                root.section("operator", "port")
                        .get("port")
                        .map(s -> addresses.ownPort(s, "operator"))
                        .orElse(0),
                store(data),
                broker,
                new ChannelsReader(lines, addresses).read(root),
                backends(broker),
                outlets,
                limits());
    }

    private Unserved unserved() {
        Optional<Setting> setting = root.get("unserved");
        if (setting.isEmpty()) {
            // A slip of the hand is one mistake: which backends are missing is asked when it is mended.
            return root.hasMisspelt("unserved") ? Unserved.HOLD : Unserved.REFUSE;
        }
        return setting.get()
                .text(Pattern.compile("refuse|hold"), "refuse or hold")
                .map(t -> t.equals("hold") ? Unserved.HOLD : Unserved.REFUSE)
                .orElse(Unserved.HOLD);
    }

    private Http http() {
        Section http = root.section("http", "host", "port");
        return new Http(
                addresses.host(http),
                http.get("port").map(s -> addresses.ownPort(s, "http")).orElse(HTTP_PORT));
    }

    private Store store(Path data) {
        Section ledger = root.section("ledger", "sqlite", "postgresql");
        if (ledger.names().isEmpty() && root.get("ledger").isEmpty()) {
            return new Store.Sqlite(data.resolve("ledger"));
        }
        Optional<Setting> chosen =
                ledger.oneOf(List.of("sqlite", "postgresql"), "one of them: a gateway has one ledger");
        if (chosen.isEmpty()) {
            return new Store.Sqlite(data.resolve("ledger"));
        }
        if (chosen.get().where().endsWith("sqlite")) {
            String expected = "the path of a folder, which begins at the data folder when it is relative";
            return new Store.Sqlite(chosen.get().path(data, expected).orElse(data.resolve("ledger")));
        }
        Section postgresql = chosen.get().section("url", "user", "password", "blobs", "node");
        return new Store.Postgresql(
                postgresql
                        .need("url", "jdbc:postgresql://host:port/database")
                        .flatMap(s -> s.url(POSTGRESQL, "jdbc:postgresql://host:port/database"))
                        .orElse(""),
                SignIn.user(postgresql).orElse(""),
                SignIn.password(postgresql).orElse(Secret.NONE),
                postgresql
                        .get("blobs")
                        .flatMap(s -> s.path("the path of a folder that all gateways of this ledger share"))
                        .orElse(data.resolve("blobs")),
                postgresql
                        .get("node")
                        .flatMap(s -> s.text(NODE, "this gateway's name among those that share the ledger"))
                        .orElse("local"));
    }

    private Map<String, Backend> backends(Broker broker) {
        String expected = "a group for each utility: 'UTILITY: {jms: {…}}', http or open311";
        Map<String, Backend> backends = new LinkedHashMap<>();
        Optional<Setting> setting = root.need("backends", expected);
        setting.ifPresent(s -> lines.put(Lines.BACKENDS, s));
        Section section = setting.map(s -> s.namedSection(expected)).orElse(Section.broken(findings, "backends", 1));
        for (String utility : section.names()) {
            Setting one = section.get(utility).orElseThrow();
            if (!UTILITY.matcher(utility).matches()) {
                one.mistake(Setting.quoted(utility), "a utility's id: letters, digits and . _ -");
                continue;
            }
            lines.put(Lines.backend(utility), one);
            Section ways = one.section(BACKEND);
            ways.get("lane").ifPresent(lane -> lanes.put(utility, LaneReader.read(lane)));
            outlets.put(utility, new PartnerReader(lines, utility).read(ways));
            ways.oneOf(List.of(WAYS), "one of them: how the utility is reached")
                    .flatMap(way -> backend(utility, way, broker))
                    .ifPresent(backend -> {
                        backends.put(utility, backend);
                        if (!backend.takesEvents()) {
                            lanes.compute(utility, (id, lane) -> anySize(lane == null ? LaneLimits.NONE : lane));
                        }
                    });
        }
        return backends;
    }

    /** A form of the utility's own has limits of its own for each field. */
    private static LaneLimits anySize(LaneLimits lane) {
        int atMost = lane.atMostBytes().orElse(Integer.MAX_VALUE);
        return new LaneLimits(lane.atOnce(), lane.perSecond(), OptionalInt.of(atMost), lane.giveUpAfter());
    }

    private Optional<Backend> backend(String utility, Setting way, Broker broker) {
        if (way.where().endsWith(".jms")) {
            return Optional.of(brokers.jms(utility, way, broker));
        }
        return way.where().endsWith(".http")
                ? new HttpBackendReader(lines, utility).read(way)
                : new Open311Reader(lines, utility).read(way);
    }

    private Limits limits() {
        Section limits = root.section("limits", "connections", "bytes-in-flight", "give-up-after");
        Limits defaults = Limits.DEFAULTS;
        return new Limits(
                limits.get("connections")
                        .map(s -> s.number(1, 1_000_000, "the most HTTP connections at a time"))
                        .orElse(OptionalInt.empty())
                        .orElse(defaults.connections()),
                limits.get("bytes-in-flight")
                        .map(s -> s.bytes(1024 * 1024, 1024 * 1024 * 1024))
                        .orElse(OptionalInt.empty())
                        .orElse(defaults.bytesInFlight()),
                limits.get("give-up-after")
                        .flatMap(s -> s.duration(Duration.ofMinutes(1), Duration.ofDays(30)))
                        .orElse(defaults.giveUpAfter()),
                lanes);
    }
}
