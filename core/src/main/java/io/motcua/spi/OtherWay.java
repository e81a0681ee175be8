package io.motcua.spi;

import io.motcua.Submission;
import java.util.Map;
import java.util.Objects;

/**
 * Where a notice goes that failed where the person wrote.
 *
 * @param channel another channel
 * @param account which of the channel's addresses it goes out from
 * @param transport what that channel must know, with {@link Submission#ANSWER_TO} among it
 */
public record OtherWay(String channel, String account, Map<String, String> transport) {
    /**
     * Checks that the way leads to somebody.
     *
     * @throws IllegalArgumentException if the transport does not say to whom
     */
    public OtherWay {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(account, "account");
        transport = Map.copyOf(transport);
        if (!transport.containsKey(Submission.ANSWER_TO)) {
            throw new IllegalArgumentException("The other way on channel " + channel + " leads to nobody; name "
                    + Submission.ANSWER_TO + " in its transport");
        }
    }

    /** Names the channel; never the person. */
    @Override
    public String toString() {
        return "OtherWay[channel " + channel + ", account " + account + "]";
    }
}
