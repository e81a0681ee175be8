package io.motcua.channel.app;

import io.motcua.http.ApiClient;
import java.util.List;

/**
 * Who may send on the app's channel, and how much.
 *
 * @param clients the apps; each belongs to an account, and several may share one
 * @param maxBytes of a request's body
 * @param maxStreams how many may follow their requests at one time
 */
public record AppConfig(List<ApiClient> clients, int maxBytes, int maxStreams) {
    /** Room for the longest description in any script, and then some. */
    public static final int DEFAULT_MAX_BYTES = 256 * 1024;

    public static final int DEFAULT_MAX_STREAMS = 1000;

    public AppConfig {
        clients = List.copyOf(clients);
        if (maxBytes <= 0 || maxStreams < 0) {
            throw new IllegalArgumentException(
                    "maxBytes " + maxBytes + " or maxStreams " + maxStreams + " is too small");
        }
    }

    /** These clients, with the default limits. */
    public static AppConfig of(ApiClient... clients) {
        return new AppConfig(List.of(clients), DEFAULT_MAX_BYTES, DEFAULT_MAX_STREAMS);
    }
}
