package io.motcua.ledger.sql;

import java.sql.SQLException;

/** A commit failed, and whether it was made is unknown. */
final class CommitFailedException extends SQLException {
    private static final long serialVersionUID = 1L;

    CommitFailedException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }
}
