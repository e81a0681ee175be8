package io.motcua.ledger.sql;

import io.motcua.RequestStatus;
import io.motcua.ServiceRequest;
import io.motcua.spi.SharedNews;
import io.motcua.spi.SharedNews.Linked;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads the pages of shared news, and says who may hear of a restoration. */
final class NewsPages {
    /** How many are looked at with one step, and told in one commit. */
    static final int SIZE = 10;

    /**
     * Received by then, not told before, and with the utility now: number, at, at, backend. What was received after the
     * utility said that it is over says that it is not, also as part of an earlier request. A utility that refused it, or
     * was not reached, does not have it.
     */
    private static final String MAY_HEAR = "SELECT 1 FROM submission s WHERE s.number = ?"
            + " AND s.state IN ('PENDING', 'HELD', 'SETTLED') AND s.received_us <= ?"
            + " AND NOT EXISTS (SELECT 1 FROM joined j JOIN submission f ON f.number = j.submission"
            + " WHERE j.earlier = s.number AND f.received_us > ?)"
            + " AND NOT EXISTS (SELECT 1 FROM status_update u WHERE u.submission = s.number AND u.status = 'RESTORED')"
            + " AND EXISTS (SELECT 1 FROM delivery d WHERE d.submission = s.number AND d.backend = ?"
            + " AND d.state NOT IN ('DUE', 'REFUSED', 'GIVEN_UP') AND d.number = (SELECT e.number FROM delivery e"
            + " WHERE e.submission = s.number ORDER BY e.version DESC, e.number DESC LIMIT 1))";

    private NewsPages() {}

    static Optional<SharedNews> subject(Session session, Claims.Claimed claimed) throws SQLException {
        Optional<NewsRow> found = NewsRow.find(session, claimed.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        NewsRow news = found.get();
        SubmissionRow of = SubmissionRow.look(session, news.submission()).orElseThrow();
        boolean linked = news.phase() == NewsRow.Phase.LINKED;
        return Optional.of(new SharedNews(
                of.reference(),
                news.status(),
                news.by(),
                linked ? Histories.request(session, of.number()) : Optional.empty(),
                linked ? linked(session, news) : List.of()));
    }

    private static List<Linked> linked(Session session, NewsRow news) throws SQLException {
        List<Linked> linked = new ArrayList<>();
        for (Links.Link link : Links.page(session, news, SIZE)) {
            long number = EarlierRequests.whole(session, link.other());
            if (mayHear(session, number, news)) {
                Optional<ServiceRequest> request = Histories.request(session, number);
                SubmissionRow row = SubmissionRow.look(session, number).orElseThrow();
                request.ifPresent(meant -> linked.add(new Linked(row.id(), meant)));
            }
        }
        return linked;
    }

    /** Whether the request at the other end is open as far as its requester knows, and the same utility's. */
    static boolean mayHear(Session session, long number, NewsRow news) throws SQLException {
        return number != news.submission()
                && EarlierRequests.latest(session, number)
                        .map(RequestStatus::open)
                        .orElse(true)
                && session.first(MAY_HEAR, row -> true, number, news.at(), news.at(), news.by())
                        .isPresent();
    }
}
