package io.motcua.ledger.sql;

import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the end of a request to others than its requester. Those whose own was made a part of it by somebody of the staff
 * are told the end itself: each person once, and nobody who was told as its requester. Follow-ups that joined by
 * themselves are of the requester, who is told anyway. What is linked to it hears of a restoration, see {@link NewsSteps}.
 * The first parts are told in the commit of the end, what is more in pages of their own. Of the writer's thread alone.
 */
final class Sharing {
    /** How many parts are told in the commit of the end: others wait for that commit. */
    static final int AT_ONCE = 20;

    /** How long the news waits for that of linked requests, which may be the same person's and go in the same message. */
    static final Duration GATHER = Duration.ofSeconds(2);

    private static final String RECEIVED_BY = "SELECT 1 FROM submission WHERE number = ? AND received_us <= ?";

    private final Dialect dialect;
    private final Notices notices;
    private final Numbers workNumbers = new Numbers("work");

    Sharing(Dialect dialect, Notices notices) {
        this.dialect = dialect;
        this.notices = notices;
    }

    /** When the notice of this end is due at the earliest. Danger to life waits for nothing. */
    long notBefore(Transaction transaction, SubmissionRow request, RequestStatus end) throws SQLException {
        Session session = transaction.session();
        boolean waits = end.isDone() && Links.has(session, request.number()) && !request.isOfDanger(session);
        return transaction.nowMicros() + (waits ? GATHER.toNanos() / 1_000 : 0);
    }

    /**
     * What those are told because the request has come to this end; the utility's words are for its requester alone.
     *
     * @param notBefore when their notices are due at the earliest
     */
    List<StatusUpdate> ended(
            Transaction transaction, SubmissionRow request, RequestStatus end, String by, Instant at, long notBefore)
            throws SQLException {
        Session session = transaction.session();
        List<StatusUpdate> updates = new ArrayList<>();
        List<Long> parts = Parts.page(session, request.number(), Parts.BEFORE_ALL, AT_ONCE + 1);
        boolean linked = end.isDone() && Links.has(session, request.number());
        if (parts.isEmpty() && !linked) {
            return updates;
        }
        List<Long> first = parts.subList(0, Math.min(parts.size(), AT_ONCE));
        NewsRow news = new NewsRow(
                workNumbers.draw(session),
                request.number(),
                end,
                by,
                at,
                notBefore,
                Optional.empty(),
                parts.size() > AT_ONCE ? NewsRow.Phase.PARTS : NewsRow.Phase.LINKED,
                first.isEmpty() ? Parts.BEFORE_ALL : first.get(first.size() - 1),
                Links.NOBODY,
                Parts.BEFORE_ALL);
        Set<ByteBuffer> told = new HashSet<>();
        if (request.answers()) {
            told.add(ByteBuffer.wrap(Notices.person(session, request)));
        }
        for (long number : first) {
            SubmissionRow part = submission(session, number);
            if (mayHear(session, part, news) && told.add(ByteBuffer.wrap(Notices.person(session, part)))) {
                updates.add(tell(transaction, part, news));
            }
        }
        if (news.phase() == NewsRow.Phase.PARTS) {
            for (ByteBuffer person : told) {
                news.tellsFirst(session, person.array());
            }
        }
        if (news.phase() == NewsRow.Phase.PARTS || linked) {
            news.insert(transaction, request);
        }
        return updates;
    }

    /** Tells what this one is linked to, and sees to it that its own parts are told as well. */
    StatusUpdate restored(Transaction transaction, SubmissionRow linked, NewsRow news, SubmissionRow because)
            throws SQLException {
        Session session = transaction.session();
        NewsRow restored = new NewsRow(
                workNumbers.draw(session),
                linked.number(),
                RequestStatus.RESTORED,
                news.by(),
                news.at(),
                news.notBefore(),
                Optional.of(because.reference()),
                NewsRow.Phase.PARTS,
                Parts.BEFORE_ALL,
                Links.NOBODY,
                Parts.BEFORE_ALL);
        if (Parts.any(session, linked.number())) {
            restored.insert(transaction, linked);
            if (linked.answers()) {
                restored.tellsFirst(session, Notices.person(session, linked));
            }
        }
        return tell(transaction, linked, restored);
    }

    /** Tells a page of parts; those told before, as themselves or as somebody's, are left out. */
    List<StatusUpdate> parts(Transaction transaction, List<Long> page, NewsRow news) throws SQLException {
        Session session = transaction.session();
        List<StatusUpdate> updates = new ArrayList<>();
        for (long number : page) {
            SubmissionRow part = submission(session, number);
            if (mayHear(session, part, news) && news.tellsFirst(session, Notices.person(session, part))) {
                updates.add(tell(transaction, part, news));
            }
        }
        return updates;
    }

    private StatusUpdate tell(Transaction transaction, SubmissionRow to, NewsRow news) throws SQLException {
        StatusUpdate update = to.update(news.status(), news.by(), news.at())
                .becauseOf(news.becauseOf())
                .build();
        boolean waits = !to.isOfDanger(transaction.session());
        return notices.tell(transaction, to, update, waits ? news.notBefore() : transaction.nowMicros());
    }

    /** Whether an answer reaches its requester, who has not heard of an end and whom nothing keeps from this news. */
    private static boolean mayHear(Session session, SubmissionRow part, NewsRow news) throws SQLException {
        return part.answers()
                && EarlierRequests.latest(session, part.number())
                        .map(RequestStatus::open)
                        .orElse(true)
                && (news.status() != RequestStatus.RESTORED || mayBeRestored(session, part, news));
    }

    /** Danger to life is not over because something else is, and who wrote after that moment says that it is dark. */
    private static boolean mayBeRestored(Session session, SubmissionRow part, NewsRow news) throws SQLException {
        return !part.isOfDanger(session)
                && Histories.request(session, part.number())
                        .filter(request -> !request.hazards().isEmpty())
                        .isEmpty()
                && session.first(RECEIVED_BY, row -> true, part.number(), news.at())
                        .isPresent();
    }

    private SubmissionRow submission(Session session, long number) throws SQLException {
        return SubmissionRow.byNumber(session, dialect, number)
                .orElseThrow(() -> new SQLException("Submission " + number + " is not there"));
    }
}
