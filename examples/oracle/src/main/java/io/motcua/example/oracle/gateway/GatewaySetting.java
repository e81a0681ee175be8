package io.motcua.example.oracle.gateway;

import io.motcua.example.oracle.fault.End;
import io.motcua.example.oracle.fault.PlantedBug;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a gateway's process keeps its things, how it is reached, and what goes wrong in it.
 *
 * @param folder of the ledger and the broker's journal
 * @param profile the folder that says who serves what
 * @param httpPort of the app channel
 * @param brokerPort where the utilities come
 * @param end where the process ends by itself
 * @param bug which mistake it has
 */
public record GatewaySetting(
        Path folder, Path profile, int httpPort, int brokerPort, Optional<End> end, Optional<PlantedBug> bug) {
    /** The app's API key. */
    public static final String APP_KEY = "an-app-key-of-the-oracle";
    /** Every utility's password. */
    public static final String UTILITY_PASSWORD = "a-password-of-the-oracle";
    /** The utilities of the profile that have a queue. */
    public static final List<String> UTILITIES = List.of("EVNNPC", "EVNCPC", "EVNSPC", "EVNHANOI", "EVNHCMC");

    private static final String NONE = "-";

    public GatewaySetting {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(bug, "bug");
    }

    /** A gateway in which nothing goes wrong by itself. */
    public static GatewaySetting sound(Path folder, Path profile, int httpPort, int brokerPort) {
        return new GatewaySetting(folder, profile, httpPort, brokerPort, Optional.empty(), Optional.empty());
    }

    /** The same gateway, which ends there. */
    public GatewaySetting ending(End value) {
        return new GatewaySetting(folder, profile, httpPort, brokerPort, Optional.of(value), bug);
    }

    /** The same gateway with this mistake. */
    public GatewaySetting with(PlantedBug value) {
        return new GatewaySetting(folder, profile, httpPort, brokerPort, end, Optional.of(value));
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
                Integer.toString(httpPort),
                Integer.toString(brokerPort),
                end.map(End::toString).orElse(NONE),
                bug.map(PlantedBug::name).orElse(NONE));
    }

    static GatewaySetting parse(String... words) {
        return new GatewaySetting(
                Path.of(words[0]),
                Path.of(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                given(words[4]).map(End::parse),
                given(words[5]).map(PlantedBug::valueOf));
    }

    private static Optional<String> given(String word) {
        return Optional.of(word).filter(given -> !given.equals(NONE));
    }
}
