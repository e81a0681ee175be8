package io.motcua.ledger.sql;

import io.motcua.Delivery;
import io.motcua.LedgerUnavailableException;
import io.motcua.Notice;
import io.motcua.StatusUpdate;
import io.motcua.spi.Lane;
import io.motcua.spi.OpenClock;
import io.motcua.spi.Room;
import io.motcua.spi.SharedNews;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out due work with what it is about, and takes it back. Safe for use by many threads. */
final class Handouts {
    private static final Logger LOG = LoggerFactory.getLogger(Handouts.class);

    private final Claims claims;
    private final DueWakes wakes;
    private final Payloads payloads;
    private final Clock clock;
    private final Function<Work<Subjects.Pending>, CompletionStage<?>> unread;

    /**
     * What a ledger hands out.
     *
     * @param unread holds a submission whose bytes cannot be read
     */
    Handouts(
            Claims claims,
            DueWakes wakes,
            Payloads payloads,
            Clock clock,
            Function<Work<Subjects.Pending>, CompletionStage<?>> unread) {
        this.claims = claims;
        this.wakes = wakes;
        this.payloads = payloads;
        this.clock = clock;
        this.unread = unread;
    }

    List<Work<StoredSubmission>> submissions(int limit) {
        List<Work<StoredSubmission>> claimed = new ArrayList<>();
        for (Work<Subjects.Pending> work : claim(Lane.UNDERSTAND, limit, Subjects::submission)) {
            Optional<Work<StoredSubmission>> loaded = payloads.load(work);
            if (loaded.isPresent()) {
                claimed.add(loaded.get());
            } else {
                unread.apply(work).whenComplete((told, failure) -> {
                    if (failure != null) {
                        release(work);
                    }
                });
            }
        }
        return claimed;
    }

    List<Work<Delivery>> deliveries(String backend, int limit, Room room) {
        return claimed(limit, () -> claims.claim(backend, limit, room, Subjects::delivery));
    }

    List<Work<Delivery>> unsent(String backend, int limit) {
        return claimed(limit, () -> claims.claimUnsent(backend, limit, Subjects::delivery));
    }

    /** What else was never sent of the request, to the same backend. */
    List<Work<Delivery>> rest(Work<Delivery> work) {
        return claimed(
                Integer.MAX_VALUE,
                () -> claims.claimRest(work.id(), work.subject().backend(), Subjects::delivery));
    }

    List<Work<Delivery>> unanswered(String backend, Instant sentBefore, int limit) {
        return claimed(limit, () -> claims.claimUnanswered(backend, Micros.of(sentBefore), limit, Subjects::delivery));
    }

    List<Work<Delivery>> deadlines(int limit) {
        return claim(Lane.DEADLINE, limit, Subjects::delivery);
    }

    List<Work<Notice>> notices(String channel, int limit) {
        return claim(Lane.notices(channel), limit, this::notice);
    }

    /** What else is due to the same person. */
    List<Work<Notice>> noticesWith(Work<Notice> notice, int limit) {
        StatusUpdate update = notice.subject().update();
        Optional<String> address = notice.subject().answerTo();
        if (address.isEmpty()) {
            return List.of();
        }
        byte[] person = KeyHash.of(update.channel(), update.account(), address.get());
        return claimed(limit, () -> claims.claimOf(person, Lane.notices(update.channel()), limit, this::notice));
    }

    List<Work<OpenClock>> clocks(int limit) {
        return claim(Lane.CLOCKS, limit, ClockReads::subject);
    }

    List<Work<SharedNews>> news(int limit) {
        return claim(Lane.NEWS, limit, NewsPages::subject);
    }

    /** Takes it back; it is due as it was. */
    void release(Work<?> work) {
        try {
            claims.release(work.id()).ifPresent(wakes::released);
        } catch (SQLException e) {
            // Several nodes give it back as soon as they can; the one process of a file has it in memory alone.
            LOG.warn("Work {} could not be released", work.id(), e);
        }
    }

    private Optional<Notice> notice(Session session, Claims.Claimed claimed) throws SQLException {
        return Subjects.notice(session, claimed, clock.instant());
    }

    private <T> List<Work<T>> claim(Lane lane, int limit, Claims.Subjects<T> subjects) {
        return claimed(limit, () -> claims.claim(lane, limit, subjects));
    }

    /** Takes work by one way or another. */
    @FunctionalInterface
    private interface Claiming<T> {
        List<Work<T>> claim() throws SQLException;
    }

    private static <T> List<Work<T>> claimed(int limit, Claiming<T> claiming) {
        if (limit < 1) {
            return List.of();
        }
        try {
            return claiming.claim();
        } catch (SQLException e) {
            throw new LedgerUnavailableException("Due work cannot be read", e);
        }
    }
}
