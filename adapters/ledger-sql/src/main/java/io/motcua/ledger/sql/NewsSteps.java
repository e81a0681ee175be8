package io.motcua.ledger.sql;

import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.spi.Lane;
import io.motcua.spi.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells a page of those who are told of another's request: in one commit with how far that has come, so that after a crash
 * it goes on behind the last page and nobody is told twice.
 *
 * <p>What is linked to a request that is done hears that the outage is over, and stays open: its utility has said nothing
 * of it. It hears so once, of whichever end comes first. Links are not followed further than one: a request is linked,
 * rather than made a part of the other, because it stands for itself, and of what is linked to it in turn nobody has said
 * that it has to do with the first. That hears when its own neighbour is done. A part is another matter: it is its whole,
 * and so are its links.
 */
final class NewsSteps {
    private final Dialect dialect;
    private final Sharing sharing;

    NewsSteps(Dialect dialect, Sharing sharing) {
        this.dialect = dialect;
        this.sharing = sharing;
    }

    List<StatusUpdate> shared(Transaction transaction, Step.NewsShared step) throws SQLException, RefusedException {
        Session session = transaction.session();
        long work = step.work().id();
        NewsRow news = NewsRow.find(session, work)
                .orElseThrow(() -> RefusedException.illegalState("There is no news to share [work " + work + "]"));
        lock(session, news);
        SubmissionRow request = submission(session, news.submission());
        DueWork.requireAnyState(session, step.work(), Lane.NEWS, request);
        return news.phase() == NewsRow.Phase.PARTS
                ? parts(transaction, step, news)
                : linked(transaction, step, news, request);
    }

    private List<StatusUpdate> parts(Transaction transaction, Step.NewsShared step, NewsRow news) throws SQLException {
        Session session = transaction.session();
        List<Long> page = Parts.page(session, news.submission(), news.lastPart(), NewsPages.SIZE);
        List<StatusUpdate> updates = sharing.parts(transaction, page, news);
        if (page.size() == NewsPages.SIZE) {
            news.afterPart(session, page.get(page.size() - 1));
            DueWork.again(transaction, step.work(), Lane.NEWS);
        } else if (news.isForLinked() && Links.has(session, news.submission())) {
            news.afterParts(session);
            DueWork.again(transaction, step.work(), Lane.NEWS);
        } else {
            end(session, step, news);
        }
        return updates;
    }

    private List<StatusUpdate> linked(
            Transaction transaction, Step.NewsShared step, NewsRow news, SubmissionRow request) throws SQLException {
        Session session = transaction.session();
        List<StatusUpdate> updates = new ArrayList<>();
        Set<TrackingId> concerned = new HashSet<>(step.to());
        List<Links.Link> page = Links.page(session, news, NewsPages.SIZE);
        for (Links.Link link : page) {
            long number = EarlierRequests.whole(session, link.other());
            SubmissionRow other = submission(session, number);
            if (concerned.contains(other.id()) && NewsPages.mayHear(session, number, news)) {
                updates.add(sharing.restored(transaction, other, news, request));
            }
        }
        if (page.size() == NewsPages.SIZE) {
            news.after(session, page.get(page.size() - 1));
            DueWork.again(transaction, step.work(), Lane.NEWS);
        } else {
            end(session, step, news);
        }
        return updates;
    }

    /** Locks the page and what the news is of, in one order on every node: pages are in an order of persons. */
    private void lock(Session session, NewsRow news) throws SQLException {
        SortedSet<Long> numbers = new TreeSet<>(Set.of(news.submission()));
        if (news.phase() == NewsRow.Phase.PARTS) {
            numbers.addAll(Parts.page(session, news.submission(), news.lastPart(), NewsPages.SIZE));
        } else {
            for (Links.Link link : Links.page(session, news, NewsPages.SIZE)) {
                numbers.add(EarlierRequests.whole(session, link.other()));
            }
        }
        for (long number : numbers) {
            submission(session, number);
        }
    }

    private SubmissionRow submission(Session session, long number) throws SQLException {
        return SubmissionRow.byNumber(session, dialect, number)
                .orElseThrow(() -> new SQLException("Submission " + number + " is not there"));
    }

    private static void end(Session session, Step.NewsShared step, NewsRow news) throws SQLException {
        news.end(session);
        DueWork.end(session, step.work());
    }
}
