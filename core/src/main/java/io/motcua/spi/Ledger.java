package io.motcua.spi;

import io.motcua.Delivery;
import io.motcua.Notice;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Keeps everything that was accepted, and what became of it. Whatever a stage of it has completed with survives a crash
 * of the process and a power cut. Safe for use by many threads.
 *
 * <p>Every stage may complete on a thread that must not be blocked. After a failed commit whose outcome nobody can know
 * (a failed fsync, a full disk) it refuses everything with {@link io.motcua.LedgerUnavailableException}, with nothing
 * promised, until the process is started anew.
 */
public interface Ledger extends Tracking, Conversations, AutoCloseable {

    /** Stores a submission in one commit: bytes, hash, dedupe key and due work. As {@link io.motcua.Intake#accept}. */
    CompletionStage<Receipt> accept(Submission submission);

    /**
     * Stores the result of a piece of work in one commit, and ends the work.
     *
     * @return what requesters are told because of it; completes exceptionally with {@link IllegalStateException} if the
     *     state does not allow the step, which changes nothing
     */
    CompletionStage<List<StatusUpdate>> record(Step step);

    /** Stores a batch of replies in one commit. As {@link Replies#record}. */
    CompletionStage<List<ReplyResult>> record(List<Reply> batch);

    /**
     * Claims submissions that wait to be understood: most urgent first, then oldest. Does not wait for any to come.
     *
     * @param limit the most to claim
     */
    List<Work<StoredSubmission>> claimSubmissions(int limit);

    /**
     * Claims deliveries that are due in this backend's lane: highest priority first, then oldest. Only as many as there
     * is room for; what is claimed takes room as what is sent does. Several nodes that claim at once may each fill the
     * room.
     */
    List<Work<Delivery>> claimDeliveries(String backend, int limit, Room room);

    /** As {@link #claimDeliveries(String, int, Room)}, without a bound. */
    default List<Work<Delivery>> claimDeliveries(String backend, int limit) {
        return claimDeliveries(backend, limit, Room.UNBOUNDED);
    }

    /**
     * Claims deliveries of this backend's lane, due or not, that may go to its partner, most urgent first: its utility
     * has nothing of their requests and cannot get anything any more. What was taken over from another is left out.
     */
    List<Work<Delivery>> claimUnsent(String backend, int limit);

    /**
     * Claims what else waits of this delivery's request for the same utility and was never sent, due or not, so that all
     * of it goes to the partner together. What is in other hands is left out.
     */
    List<Work<Delivery>> claimRest(Work<Delivery> work);

    /**
     * Claims deliveries that were sent to this backend before that instant and are unanswered, most urgent first. They
     * may go to its partner when they are withdrawn: of their requests its utility can have nothing else. What was
     * taken over from another is left out.
     */
    List<Work<Delivery>> claimUnanswered(String backend, Instant sentBefore, int limit);

    /** How long this backend's utility has said nothing. */
    Silence silence(String backend);

    /** Whether somebody has paused this lane; one look into a small table. */
    boolean isPaused(Lane lane);

    /** Claims sent deliveries whose deadline has passed without an acknowledgment. */
    List<Work<Delivery>> claimDeadlines(int limit);

    /**
     * Claims notices that are due on this channel: most urgent first, then oldest. Of one submission only the oldest
     * that is not over yet is ever due; one that waits without having been tried gives way to later news.
     */
    List<Work<Notice>> claimNotices(String channel, int limit);

    /**
     * Claims what else is due to whom this notice goes, on the same channel and from the same account; oldest first.
     */
    List<Work<Notice>> claimWith(Work<Notice> notice, int limit);

    /**
     * Claims news of requests that others are told too, a page of each: those whose own was merged into it and, when it is
     * done, the requests that are linked to it.
     */
    List<Work<SharedNews>> claimNews(int limit);

    /**
     * Claims clocks that must be looked at: highest priority first, then oldest. A clock of the step {@code DESK} runs by
     * itself from the commit that holds a submission to the one that sends it on or ends it; other clocks begin with a
     * step that says so, are met, paused, resumed and cancelled by what is recorded of their submission, and are never
     * begun again while one of the same step runs; {@code CREW} and {@code RESOLUTION} once only.
     */
    List<Work<OpenClock>> claimClocks(int limit);

    /** Clocks that are near their limit or over it, the earliest limit first. */
    List<LateClock> lateClocks(int limit);

    /** How the clocks stand. Counts rows; not for the way of a request. */
    ClockCounts clockCounts();

    /** How many clocks must be looked at now, claimed or not. */
    long dueClocks();

    /**
     * The request that a follow-up with this reference would join: of a reference that was joined itself, what it was
     * joined to. Reads only.
     */
    Optional<EarlierRequest> earlier(Reference reference);

    /**
     * Makes work of this lane due now that waits for a later attempt: what it could not reach is there again. A
     * delivery that its utility asked for later, with a {@code Retry-After}, waits as it asked. Not in one commit, if
     * there is much.
     *
     * @param atMost how much of it, most urgent first
     * @return how much of it there was
     * @throws IllegalArgumentException if {@code atMost} is less than one
     */
    CompletionStage<Integer> hasten(Lane lane, int atMost);

    /**
     * Pauses or resumes a lane, in one commit. Of a paused lane nothing is claimed, by no node and after no restart,
     * until it is resumed; what was claimed before goes on.
     *
     * @return the lane, once that is durable; completes exceptionally with {@link IllegalStateException} if it is so
     *     already
     */
    CompletionStage<Lane> record(LaneOrder order);

    /**
     * The lanes of deliveries and notices in which something waits, that are paused, or because of which requests wait
     * for a person. Counts rows.
     */
    List<LaneCounts> lanes();

    /** Gives claimed work back, due as before. */
    void release(Work<?> work);

    /**
     * Calls {@code wake} after work has become due in this lane, and perhaps at other times too. It is called on a
     * thread of the ledger and must return at once. One per lane; the last one wins.
     */
    void onDue(Lane lane, Runnable wake);

    /** Stores what a person did about a held submission, in one commit. As {@link #record(Step)}. */
    CompletionStage<List<StatusUpdate>> record(Intervention intervention);

    /** Submissions that wait for a person: danger to life first, then oldest first. */
    List<History> held(HeldFilter filter, int limit);

    /** As {@link #held(HeldFilter, int)}, of all. */
    default List<History> held(int limit) {
        return held(HeldFilter.ALL, limit);
    }

    /** How many submissions wait for a person. Counts rows. */
    HeldCounts heldCounts();

    /**
     * A submission that waits for a person, to be looked at and mended; empty if none that waits has this reference.
     *
     * @throws io.motcua.LedgerUnavailableException also if its bytes cannot be had
     */
    Optional<HeldSubmission> heldSubmission(Reference reference);

    /**
     * Submissions that were stored since then, with their bytes, newest first; those whose bytes cannot be had are left
     * out.
     */
    List<StoredSubmission> storedSince(Instant since, int limit);

    /** What persons have said since then, newest first: by the request, and by the names of the fields. */
    Map<Reference, Map<String, String>> saidSince(Instant since, int limit);

    /** What was done, newest first: about one request, or about all. */
    List<AuditEntry> audit(Optional<Reference> reference, int limit);

    /**
     * Shows every request that is not over, oldest first: pending, held, or with a utility that has not said that it is
     * done. Reads a part at a time, so that it is long but hinders nobody; a request that changes meanwhile may be shown as
     * it was or as it is.
     *
     * @param receivedBefore only those that were received before this instant
     */
    void open(Instant receivedBefore, Consumer<History> each);

    /** Counts, from an independent count of accepts and from the rows. */
    Balance balance();

    /** How far the notices have come, by channel. Counts rows; not for the way of a request. */
    Map<String, NoticeCounts> noticeCounts();

    /** Completes what was begun and lets go of the store. */
    @Override
    void close();
}
