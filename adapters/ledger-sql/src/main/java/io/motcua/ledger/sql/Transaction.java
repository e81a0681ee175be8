package io.motcua.ledger.sql;

import io.motcua.spi.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One transaction of the writer, and what is to be done when its commit has returned. */
final class Transaction {
    private final Session session;
    private final long nowMicros;
    private final Map<Lane, Long> due = new HashMap<>();
    private final List<Long> ended = new ArrayList<>();
    private int accepts;

    Transaction(Session session, long nowMicros) {
        this.session = session;
        this.nowMicros = nowMicros;
    }

    Session session() {
        return session;
    }

    /** The instant that everything in this transaction is stored at. */
    long nowMicros() {
        return nowMicros;
    }

    /** Notes that work becomes due in this lane. */
    void becomesDue(Lane lane, long dueMicros) {
        due.merge(lane, dueMicros, Math::min);
    }

    /** Notes that the claim on this work ends. */
    void endsClaim(long work) {
        ended.add(work);
    }

    /** Notes that so many submissions are new. */
    void accepted(int count) {
        accepts += count;
    }

    Map<Lane, Long> due() {
        return due;
    }

    List<Long> ended() {
        return ended;
    }

    int accepts() {
        return accepts;
    }
}
