package io.motcua.example.oracle.gateway;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ports of the loopback address that a gateway and those around it know each other by; 0 where nobody is.
 *
 * @param http of the gateway's channels
 * @param broker where the utilities come
 * @param imap of the mail server
 * @param smtp of the mail server
 * @param smsc of the message centre
 * @param portal of the national portal
 */
public record Addresses(int http, int broker, int imap, int smtp, int smsc, int portal) {

    /** A gateway that needs nobody around it but utilities. */
    static Addresses of(int http, int broker) {
        return new Addresses(http, broker, 0, 0, 0, 0);
    }

    static Addresses parse(String word) {
        int[] ports = Arrays.stream(word.split(",")).mapToInt(Integer::parseInt).toArray();
        return new Addresses(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5]);
    }

    /** As a word for a command line. */
    String word() {
        return IntStream.of(http, broker, imap, smtp, smsc, portal)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }
}
