package io.motcua.example.evn.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * One request that will be sent, and what must become of it.
 *
 * @param number counts from 0 in the order of sending
 * @param at when it is sent, from the beginning of the stream
 * @param channel the way in
 * @param account which of the channel's addresses: the app, a hotline number, a mailbox, a short code, a site
 * @param sender what an answer finds its sender by: an e-mail address, a telephone's number (E.164, or as typed into the
 *     form), a dossier's code; empty where the answer is that of the request
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
        String sender,
        Optional<String> idempotencyKey,
        String contentType,
        byte[] body,
        String words,
        String place,
        boolean lifeSafety,
        Expectation expectation) {

    /** Names the request; never the words, and never its sender. */
    @Override
    public String toString() {
        return "request " + number + " by " + channel + " " + account + ", " + expectation;
    }
}
