package io.motcua.ledger.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A database that is open for reading and for one writer. */
interface Store extends Reads {

    Dialect dialect();

    /** Who writes, in the tables {@code node} and {@code accepted}. */
    String node();

    /** Who has claimed this node's work, as the rows of due work say; empty if claims are not in the rows. */
    Optional<String> claimant();

    /** Opens the writer's session. A commit on it is durable when it returns. */
    Session openWriter() throws SQLException;

    /** How work is claimed here. Closed with the store. */
    Claims claims();

    /** How often to look for work that other nodes put there; empty if there are none. */
    Optional<Duration> pollInterval();

    /** Called by the writer between transactions, after each that was committed; the weight is of its commands. */
    void committed(Session writer, int weight) throws SQLException;
}
