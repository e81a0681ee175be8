package io.motcua.example.evn.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * One request that will be sent, and what must become of it.
 *
 * @param number counts from 0 in the order of sending
 * @param at when it is sent, from the beginning of the stream
 * @param channel the way in
 * @param account which of the channel's addresses: the app, or a hotline number
 * @param idempotencyKey what makes a repetition the same, absent where the sender forgets it
 * @param contentType the body's media type
 * @param body as it is sent
 * @param words what it says without a person's data, for a screen
 * @param place likewise where it is, empty if it does not say
 * @param lifeSafety whether it must reach the utility with priority P0
 * @param expectation what must become of it
 */
public record PlannedRequest(
        int number,
        Duration at,
        Channel channel,
        String account,
        Optional<String> idempotencyKey,
        String contentType,
        byte[] body,
        String words,
        String place,
        boolean lifeSafety,
        Expectation expectation) {

    static final String JSON = "application/json";

    /** Names the request; never the words. */
    @Override
    public String toString() {
        return "request " + number + " by " + channel + " " + account + ", " + expectation;
    }
}
