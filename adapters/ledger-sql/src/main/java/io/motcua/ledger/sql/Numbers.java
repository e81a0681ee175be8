package io.motcua.ledger.sql;

import java.sql.SQLException;

/**
 * Draws numbers of one kind that are never drawn again, by this node or another. It takes a block of them at a time, in
 * a commit of its own that is done before the first of them is used; what is left of a block after a crash is lost, so
 * there are gaps. Of the writer's thread alone.
 */
final class Numbers {
    private static final String TAKE =
            "UPDATE number_block SET next_number = next_number + ? WHERE name = ? RETURNING next_number";
    private static final String BEGIN =
            "INSERT INTO number_block (name, next_number) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";

    /** A commit for each block costs little then, and there are 2^36 references: enough for millions of crashes. */
    private static final int BLOCK = 10_000;

    private final String name;
    private long next;
    private long end;

    Numbers(String name) {
        this.name = name;
    }

    /** Makes sure that so many can be drawn. Must be called outside of a transaction; commits. */
    void reserve(Session session, int count) throws SQLException {
        if (end - next >= count) {
            return;
        }
        // The rest of the old block is given up: two blocks at once would save numbers that are not scarce.
        long size = Math.max(BLOCK, count);
        session.update(BEGIN, name, 0L);
        long newEnd = session.first(TAKE, row -> row.getLong(1), size, name)
                .orElseThrow(() -> new SQLException("The ledger has no numbers of the kind " + name));
        session.commit();
        next = newEnd - size;
        end = newEnd;
    }

    /** The next number. */
    long draw() {
        if (next >= end) {
            throw new IllegalStateException("No numbers were reserved: " + name);
        }
        return next++;
    }

    /**
     * The next number; if none is left of the block, one that is taken in the session's own transaction, for whoever
     * needs more than could be known beforehand.
     */
    long draw(Session session) throws SQLException {
        return next < end
                ? next++
                : session.first(TAKE, row -> row.getLong(1) - 1, 1L, name)
                        .orElseThrow(() -> new SQLException("The ledger has no numbers of the kind " + name));
    }
}
