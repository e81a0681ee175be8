package io.motcua.ledger.sql;

import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.spi.Intervention;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes the results of due work. Whether the state allows a step is looked at first, and what it says is written only
 * then.
 */
final class Steps {
    private final UnderstandSteps understand;
    private final DeliverySteps deliver;
    private final TakeoverSteps takeover;
    private final JoinSteps join;
    private final NoticeSteps notice;
    private final NewsSteps news;
    private final HeldSteps held;
    private final ClockSteps clock;
    private final Numbers deliveryNumbers = new Numbers("delivery");
    private final Notices notices;
    private final SlaClocks clocks;

    /** @param claimant who has this node's work, as the rows of due work say; empty where claims are not in the rows */
    Steps(
            Dialect dialect,
            Optional<String> claimant,
            References references,
            Notices notices,
            Sharing sharing,
            SlaClocks clocks) {
        this.understand = new UnderstandSteps(dialect, new Links(references), deliveryNumbers, notices, clocks);
        this.deliver = new DeliverySteps(dialect, notices, clocks);
        this.takeover = new TakeoverSteps(dialect, claimant, deliveryNumbers, clocks);
        this.join = new JoinSteps(dialect, references, deliveryNumbers, notices, clocks);
        this.notice = new NoticeSteps(dialect);
        this.news = new NewsSteps(dialect, sharing);
        this.held = new HeldSteps(dialect, join, deliveryNumbers, clocks);
        this.clock = new ClockSteps(dialect);
        this.notices = notices;
        this.clocks = clocks;
    }

    /**
     * Makes sure that there are numbers for the deliveries, notices, clocks and work of so many commands. Outside of a
     * transaction.
     */
    void reserve(Session session, int count) throws SQLException {
        deliveryNumbers.reserve(session, count);
        notices.reserve(session, count);
        held.reserve(session, count);
        clocks.reserve(session, count);
    }

    /** A step that is refused changes nothing: its work stays claimed until it is released. */
    List<StatusUpdate> write(Transaction transaction, Step step, UnderstoodText text)
            throws SQLException, RefusedException {
        List<StatusUpdate> updates = apply(transaction, step, text);
        transaction.endsClaim(step.work().id());
        return updates;
    }

    /** What a person did about a held submission. */
    List<StatusUpdate> write(Transaction transaction, Intervention intervention, UnderstoodText text)
            throws SQLException, RefusedException {
        return held.write(transaction, intervention, text);
    }

    /** Holds a submission whose bytes cannot be read. */
    List<StatusUpdate> unread(Transaction transaction, Work<?> work, TrackingId id, String detail, Instant at)
            throws SQLException, RefusedException {
        List<StatusUpdate> updates = understand.unread(transaction, work, id, detail, at);
        transaction.endsClaim(work.id());
        return updates;
    }

    private List<StatusUpdate> apply(Transaction transaction, Step step, UnderstoodText text)
            throws SQLException, RefusedException {
        if (step instanceof Step.Routed routed) {
            return understand.routed(transaction, routed, text);
        } else if (step instanceof Step.Held held) {
            return understand.held(transaction, held, text);
        } else if (step instanceof Step.Ignored ignored) {
            return understand.ignored(transaction, ignored);
        } else if (step instanceof Step.Postponed postponed) {
            understand.postponed(transaction, postponed);
            return List.of();
        } else if (step instanceof Step.Attempted attempted) {
            return deliver.attempted(transaction, attempted);
        } else if (step instanceof Step.TakenOver takenOver) {
            takeover.takenOver(transaction, takenOver);
            return List.of();
        } else if (step instanceof Step.NotWithdrawn notWithdrawn) {
            return deliver.notWithdrawn(transaction, notWithdrawn);
        } else if (step instanceof Step.Joined joined) {
            join.joined(transaction, joined, text);
            return List.of();
        } else if (step instanceof Step.Noticed noticed) {
            notice.noticed(transaction, noticed);
            return List.of();
        } else if (step instanceof Step.NoticeWaits waits) {
            notice.waits(transaction, waits);
            return List.of();
        } else if (step instanceof Step.NewsShared shared) {
            return news.shared(transaction, shared);
        } else if (step instanceof Step.Wished wished) {
            return understand.wished(transaction, wished);
        } else if (step instanceof Step.ClockSeen seen) {
            clock.seen(transaction, seen);
            return List.of();
        }
        if (step instanceof Step.TooLarge tooLarge) {
            return deliver.tooLarge(transaction, tooLarge);
        }
        return deliver.deadlinePassed(transaction, (Step.DeadlinePassed) step);
    }
}
