package io.motcua.ledger.sql;

import io.motcua.ReferenceScheme;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/** What a node writes and learns as it opens a ledger. */
final class LedgerMeta {
    private static final String REFERENCE_KEY = "reference-key";
    private static final String ADD =
            "INSERT INTO ledger_meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
    private static final String GET = "SELECT value FROM ledger_meta WHERE name = ?";
    private static final String NODE = "INSERT INTO node (name, epoch, started_us, seen_us) VALUES (?, 1, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET epoch = node.epoch + 1, started_us = excluded.started_us,"
            + " seen_us = excluded.seen_us RETURNING epoch";
    private static final String COUNTER =
            "INSERT INTO accepted (node, submissions) VALUES (?, 0) ON CONFLICT (node) DO NOTHING";
    private static final String AUDIT =
            "INSERT INTO audit (at_us, actor, action, submission, detail) VALUES (?, ?, 'ledger opened', NULL, ?)";
    private static final String FORGET_CLAIMS =
            "UPDATE due_work SET claimed_by = NULL, lease_until_us = NULL WHERE claimed_by = ?";

    private LedgerMeta() {}

    /** Registers the node, frees what it had claimed in an earlier life, and commits; the key of the references. */
    static byte[] open(Session session, String node, long nowMicros) throws SQLException {
        byte[] random = new byte[ReferenceScheme.KEY_BYTES];
        new SecureRandom().nextBytes(random);
        session.update(ADD, REFERENCE_KEY, HexFormat.of().formatHex(random));
        long epoch = session.first(NODE, row -> row.getLong(1), node, nowMicros, nowMicros)
                .orElseThrow(() -> new SQLException("The node could not be registered"));
        session.update(COUNTER, node);
        session.update(FORGET_CLAIMS, node);
        session.update(AUDIT, nowMicros, node, "epoch " + epoch);
        byte[] key = referenceKey(session).orElseThrow(() -> new SQLException("The ledger has no reference key"));
        session.commit();
        return key;
    }

    /** The key of this ledger's references; empty if it was never opened for writing. */
    static Optional<byte[]> referenceKey(Session session) throws SQLException {
        return session.first(GET, row -> row.getString(1), REFERENCE_KEY).map(HexFormat.of()::parseHex);
    }
}
