package io.motcua.gateway.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the hosts and ports of a group. */
final class Addresses {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:\\[\\]-]{1,253}");
    private static final String EXPECTED = "a host's name or address, as in 127.0.0.1";

    private final Lines lines;

    Addresses(Lines lines) {
        this.lines = lines;
    }

    /** Whether a host is this machine by its name alone; nothing is looked up. */
    static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("::1") || host.equals("[::1]") || host.startsWith("127.");
    }

    /** Where to listen; this machine alone if nothing is said. */
    String host(Section section) {
        return section.get("host").flatMap(s -> s.text(HOST, EXPECTED)).orElse("127.0.0.1");
    }

    /** Whom to connect to. */
    Optional<String> needHost(Section section) {
        return section.need("host", EXPECTED).flatMap(s -> s.text(HOST, EXPECTED));
    }

    /** The port of another's server. */
    int port(Section section, int usual) {
        return section.get("port")
                .map(s -> s.number(1, 65_535, "a port").orElse(usual))
                .orElse(usual);
    }

    /** A port to listen at, that nobody else here may have; 0 is any free one. */
    int ownPort(Setting setting, String whose) {
        lines.put(Lines.port(whose), setting);
        return setting.number(0, 65_535, "a port (0 is any free one)").orElse(0);
    }
}
