package io.motcua.backend.jms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a broker listens for AMQP 1.0. Several of one cluster are written {@code (amqp://one,amqp://other)}, and are tried
 * in turn.
 *
 * @param port 5672 unless the URL says otherwise, 5671 with TLS (AMQP 1.0, sections 2.1 and 5.2.1)
 * @param tls whether TLS begins with the connection; the broker's certificate is checked by the trust store of the JVM
 */
record AmqpAddress(String host, int port, boolean tls) {
    private static final Pattern ONE =
            Pattern.compile("(amqps?)://(\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?/?");
    private static final int PORT = 5672;
    private static final int TLS_PORT = 5671;

    /** Whether the URL asks for AMQP 1.0, be it well-formed or not. */
    static boolean isOne(String url) {
        return url.startsWith("amqp") || url.startsWith("(amqp");
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException if it is none
     */
    static List<AmqpAddress> parse(String url) {
        boolean several = url.startsWith("(") && url.endsWith(")");
        List<AmqpAddress> addresses = new ArrayList<>();
        for (String one : (several ? url.substring(1, url.length() - 1) : url).split(",", -1)) {
            Matcher matcher = ONE.matcher(one.strip());
            if (!matcher.matches() || (!several && url.contains(","))) {
                throw malformed(url);
            }
            boolean tls = matcher.group(1).equals("amqps");
            int port = matcher.group(3) == null ? (tls ? TLS_PORT : PORT) : Integer.parseInt(matcher.group(3));
            if (port < 1 || port > 65_535) {
                throw malformed(url);
            }
            addresses.add(new AmqpAddress(matcher.group(2).replaceAll("[\\[\\]]", ""), port, tls));
        }
        return List.copyOf(addresses);
    }

    private static IllegalArgumentException malformed(String url) {
        // What stands before an @ may be a password.
        return new IllegalArgumentException("Not a URL of a broker: " + (url.contains("@") ? "one with an @" : url)
                + " (amqp://host:port, amqps://host:port, or (amqp://one:port,amqp://other:port))");
    }
}
