package io.motcua.channel.sms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message as the route gets it: one deliver_sm, or all parts of a long message that came.
 *
 * @param smsc the name of the message centre that it came by
 * @param first the PDU that says from whom and to whom
 * @param pdus as they are stored, in the order of their parts
 * @param dedupeKey the same whenever the same message is brought again
 * @param receivedAt when the first of it came
 * @param parts how many there should be, if it is a long message
 * @param note what a person who looks at the message should know, if anything: the facts, no words of the sender
 */
record ReceivedMessage(
        String smsc,
        DeliverSm first,
        List<byte[]> pdus,
        String dedupeKey,
        Instant receivedAt,
        Optional<Integer> parts,
        Optional<String> note) {

    @Override
    public String toString() {
        return "ReceivedMessage[smsc " + smsc + ", " + pdus.size() + " PDUs]";
    }
}
