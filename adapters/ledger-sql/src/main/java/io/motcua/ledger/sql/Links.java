package io.motcua.ledger.sql;

import io.motcua.Reference;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which requests are linked, as their {@code relatedRequests} say, each pair both ways: whichever is done first is news to
 * the other. Of the writer's thread alone, but for what only looks.
 */
final class Links {
    /** The person of a request whose answers reach nobody. */
    static final byte[] NOBODY = {};

    private static final String LINK =
            "INSERT INTO linked (request, person, other) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String INHERIT = "INSERT INTO linked (request, person, other) SELECT ?, person, other"
            + " FROM linked WHERE request = ? AND other <> ? ON CONFLICT DO NOTHING";
    private static final String HAS = "SELECT 1 FROM linked WHERE request = ? LIMIT 1";
    private static final String PAGE = "SELECT person, other FROM linked WHERE request = ?"
            + " AND (person, other) > (?, ?) ORDER BY person, other LIMIT ?";

    private final References references;

    Links(References references) {
        this.references = references;
    }

    /** The other request of a link, and the key of whom its answers go to. */
    record Link(byte[] person, long other) {}

    /** Writes which requests this one names, each by its whole; what is no request here is left out. */
    void write(Session session, SubmissionRow submission, List<Reference> related) throws SQLException {
        for (Reference reference : related) {
            OptionalLong number = references.numberOf(reference);
            Optional<SubmissionRow> named = number.isEmpty()
                    ? Optional.empty()
                    : SubmissionRow.look(session, EarlierRequests.whole(session, number.getAsLong()));
            if (named.isEmpty() || named.get().number() == submission.number()) {
                continue;
            }
            write(session, submission, named.get());
            write(session, named.get(), submission);
        }
    }

    private static void write(Session session, SubmissionRow request, SubmissionRow other) throws SQLException {
        byte[] person = other.answers() ? Notices.person(session, other) : NOBODY;
        session.update(LINK, request.number(), person, other.number());
    }

    /** What is linked to a part is linked to its whole. */
    static void inherit(Session session, long whole, long part) throws SQLException {
        session.update(INHERIT, whole, part, whole);
    }

    static boolean has(Session session, long request) throws SQLException {
        return session.first(HAS, row -> true, request).isPresent();
    }

    /** So many at the most, after this one; those of one person together. */
    static List<Link> page(Session session, NewsRow after, int limit) throws SQLException {
        return session.list(
                PAGE,
                row -> new Link(row.getBytes(1), row.getLong(2)),
                after.submission(),
                after.lastPerson(),
                after.lastOther(),
                limit);
    }
}
