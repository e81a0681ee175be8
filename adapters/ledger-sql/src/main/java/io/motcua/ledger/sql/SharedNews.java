package io.motcua.ledger.sql;

import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the end of a request to those whose own was made a part of it by somebody of the staff: each person once, and
 * nobody who was told as its requester. Follow-ups that joined by themselves are of the requester, who is told anyway.
 * Of the writer's thread alone.
 */
final class SharedNews {
    private static final String MERGED =
            "WITH RECURSIVE part (number, merged) AS (SELECT submission, merged FROM joined"
                    + " WHERE earlier = ? UNION ALL SELECT j.submission, j.merged FROM joined j"
                    + " JOIN part p ON j.earlier = p.number) SELECT number FROM part WHERE merged = 1 ORDER BY number";

    private final Dialect dialect;
    private final Notices notices;

    SharedNews(Dialect dialect, Notices notices) {
        this.dialect = dialect;
        this.notices = notices;
    }

    /**
     * What those are told because the request has come to this end; the utility's words are for its requester alone.
     */
    List<StatusUpdate> ended(Transaction transaction, SubmissionRow request, RequestStatus end, String by, Instant at)
            throws SQLException {
        List<StatusUpdate> updates = new ArrayList<>();
        List<Long> parts = transaction.session().list(MERGED, row -> row.getLong(1), request.number());
        if (parts.isEmpty()) {
            return updates;
        }
        Set<ByteBuffer> told = new HashSet<>();
        if (request.answers()) {
            told.add(ByteBuffer.wrap(Notices.person(transaction.session(), request)));
        }
        for (long number : parts) {
            SubmissionRow part = SubmissionRow.byNumber(transaction.session(), dialect, number)
                    .orElseThrow(() -> new SQLException("Submission " + number + " is not there"));
            boolean knows = EarlierRequests.latest(transaction.session(), number)
                    .filter(latest -> !latest.open())
                    .isPresent();
            if (part.answers() && !knows && told.add(ByteBuffer.wrap(Notices.person(transaction.session(), part)))) {
                updates.add(notices.tell(transaction, part, end, Optional.empty(), Optional.empty(), by, at));
            }
        }
        return updates;
    }
}
