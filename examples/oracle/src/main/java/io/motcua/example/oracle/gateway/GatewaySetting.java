package io.motcua.example.oracle.gateway;

import io.motcua.example.oracle.fault.End;
import io.motcua.example.oracle.fault.PlantedBug;
import io.motcua.example.oracle.load.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a gateway's process keeps its things, how it is reached, and what goes wrong in it.
 *
 * @param folder of its configuration, the ledger and the broker's journal
 * @param profile the folder that says who serves what
 * @param channels that people reach it by
 * @param addresses of it and of those around it
 * @param end where the process ends by itself
 * @param bug which mistake it has
 * @param web the utility that has a server instead of a queue, if one has
 * @param partners who take each other's work over, if any do
 */
public record GatewaySetting(
        Path folder,
        Path profile,
        Set<Channel> channels,
        Addresses addresses,
        Optional<End> end,
        Optional<PlantedBug> bug,
        Optional<WebUtility> web,
        Optional<Partners> partners) {
    /** The app's API key. */
    public static final String APP_KEY = Secrets.key("app");
    /** Every utility's password. */
    public static final String UTILITY_PASSWORD = Secrets.of("UTILITY");
    /** The utilities of the profile. */
    public static final List<String> UTILITIES = List.of("EVNNPC", "EVNCPC", "EVNSPC", "EVNHANOI", "EVNHCMC");

    private static final String NONE = "-";

    public GatewaySetting {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(profile, "profile");
        channels = Set.copyOf(channels);
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(bug, "bug");
        Objects.requireNonNull(web, "web");
        Objects.requireNonNull(partners, "partners");
    }

    /** A gateway in which nothing goes wrong by itself. */
    public static GatewaySetting sound(Path folder, Path profile, Set<Channel> channels, Addresses addresses) {
        return new GatewaySetting(
                folder,
                profile,
                channels,
                addresses,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, reached by the app alone. */
    public static GatewaySetting sound(Path folder, Path profile, int httpPort, int brokerPort) {
        return sound(folder, profile, Set.of(Channel.APP), Addresses.of(httpPort, brokerPort));
    }

    /** The same gateway, which ends there. */
    public GatewaySetting ending(End value) {
        return new GatewaySetting(folder, profile, channels, addresses, Optional.of(value), bug, web, partners);
    }

    /** The same gateway with this mistake. */
    public GatewaySetting with(PlantedBug value) {
        return new GatewaySetting(folder, profile, channels, addresses, end, Optional.of(value), web, partners);
    }

    /** The same gateway, where this utility has a server. */
    public GatewaySetting with(WebUtility value) {
        return new GatewaySetting(folder, profile, channels, addresses, end, bug, Optional.of(value), partners);
    }

    /** The same gateway, where these take each other's work over. */
    public GatewaySetting with(Partners value) {
        return new GatewaySetting(folder, profile, channels, addresses, end, bug, web, Optional.of(value));
    }

    /** The utilities that have a queue. */
    public List<String> queues() {
        return UTILITIES.stream().filter(utility -> !isWeb(utility)).toList();
    }

    private boolean isWeb(String utility) {
        return web.filter(server -> server.utility().equals(utility)).isPresent();
    }

    /** The port of the HTTP channels. */
    public int httpPort() {
        return addresses.http();
    }

    /** The port where the utilities come. */
    public int brokerPort() {
        return addresses.broker();
    }

    /** The file that the ledger is in. */
    public Path ledgerFile() {
        return folder.resolve("ledger").resolve("ledger.db");
    }

    /** As words for a command line, which {@link #parse} reads. */
    public List<String> words() {
        return List.of(
                folder.toString(),
                profile.toString(),
                Channel.words(channels),
                addresses.word(),
                end.map(End::toString).orElse(NONE),
                bug.map(PlantedBug::name).orElse(NONE),
                web.map(WebUtility::word).orElse(NONE),
                partners.map(Partners::word).orElse(NONE));
    }

    /** Reads the words that {@link #words()} writes. */
    public static GatewaySetting parse(String... words) {
        return new GatewaySetting(
                Path.of(words[0]),
                Path.of(words[1]),
                Channel.parse(words[2]),
                Addresses.parse(words[3]),
                given(words[4]).map(End::parse),
                given(words[5]).map(PlantedBug::valueOf),
                given(words[6]).map(WebUtility::parse),
                given(words[7]).map(Partners::parse));
    }

    private static Optional<String> given(String word) {
        return Optional.of(word).filter(given -> !given.equals(NONE));
    }
}
