package io.motcua.channel.hotline;

import io.motcua.http.ApiClient;
import java.util.List;

/**
 * Who may send on the hotline's channel, and how much.
 *
 * @param clients the CRMs; the account of each is the hotline's number, and several may share one
 * @param maxBytes of a work order's body
 * @param maxStreams how many may follow their work orders at one time
 */
public record HotlineConfig(List<ApiClient> clients, int maxBytes, int maxStreams) {
    /** Room for the longest note in any script, and then some. */
    public static final int DEFAULT_MAX_BYTES = 256 * 1024;

    public static final int DEFAULT_MAX_STREAMS = 1000;

    public HotlineConfig {
        clients = List.copyOf(clients);
        if (maxBytes <= 0 || maxStreams < 0) {
            throw new IllegalArgumentException(
                    "maxBytes " + maxBytes + " or maxStreams " + maxStreams + " is too small");
        }
    }

    /** These clients, with the default limits. */
    public static HotlineConfig of(ApiClient... clients) {
        return new HotlineConfig(List.of(clients), DEFAULT_MAX_BYTES, DEFAULT_MAX_STREAMS);
    }
}
