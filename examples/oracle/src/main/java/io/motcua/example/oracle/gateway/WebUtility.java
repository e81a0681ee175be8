package io.motcua.example.oracle.gateway;

import java.util.Objects;

/**
 * A utility that takes requests at {@code POST /requests} of a server on the loopback address.
 *
 * @param utility its id
 * @param port of the server
 */
public record WebUtility(String utility, int port) {
    public WebUtility {
        Objects.requireNonNull(utility, "utility");
    }

    static WebUtility parse(String word) {
        String[] parts = word.split(":");
        return new WebUtility(parts[0], Integer.parseInt(parts[1]));
    }

    /** As a word for a command line. */
    String word() {
        return utility + ":" + port;
    }
}
