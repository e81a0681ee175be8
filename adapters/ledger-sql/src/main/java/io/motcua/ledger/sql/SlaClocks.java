package io.motcua.ledger.sql;

import io.motcua.HoldReason;
import io.motcua.RequestStatus;
import io.motcua.sla.SlaClock;
import io.motcua.sla.SlaStep;
import io.motcua.spi.StartedClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Lets what is recorded of a submission drive its clocks, in the same commit. Which limit holds, and when a clock is due,
 * others know. Instants are the ledger's own: what a utility says of the time does not count. Of the writer's thread
 * alone.
 */
final class SlaClocks {
    /** As many begin at most with one command. */
    private static final int MOST = 4;

    private static final Set<SlaStep> OF_UTILITY = EnumSet.of(SlaStep.HAND_OFF, SlaStep.CREW, SlaStep.RESOLUTION);
    private static final Set<SlaStep> OF_WORK = EnumSet.of(SlaStep.CREW, SlaStep.RESOLUTION);

    private final Numbers numbers = new Numbers("work");

    /** Makes sure that there are numbers for the clocks of so many commands. Outside of a transaction. */
    void reserve(Session session, int count) throws SQLException {
        numbers.reserve(session, Math.multiplyExact(count, MOST));
    }

    /** It goes to this utility, whatever limits hold there: what runs is the utility's from now on, and these begin. */
    void addressed(Transaction transaction, SubmissionRow submission, String utility, List<StartedClock> clocks)
            throws SQLException {
        handedOver(transaction, submission, utility);
        start(transaction, submission, clocks);
    }

    /** Begins these; where a step has one already, that goes on. */
    void start(Transaction transaction, SubmissionRow submission, List<StartedClock> clocks) throws SQLException {
        Session session = transaction.session();
        // A request that was never understood was never addressed to anybody either.
        boolean isFirst = submission.version() == 0;
        for (StartedClock started : clocks) {
            SlaStep step = started.clock().step();
            if (!isFirst && has(session, submission, step)) {
                continue;
            }
            long number = numbers.draw();
            ClockRow.insert(session, number, submission.number(), started);
            if (started.nextAt().isPresent()) {
                ClockWork.set(
                        transaction,
                        number,
                        started.priority().ordinal(),
                        submission.number(),
                        Micros.of(started.nextAt().get()));
            }
        }
    }

    /** Another utility has it now, which is told of what is late from now on. The limits stay. */
    void handedOver(Transaction transaction, SubmissionRow submission, String utility) throws SQLException {
        if (submission.version() == 0) {
            return; // Nobody had it, so nothing runs.
        }
        for (SlaStep step : OF_UTILITY) {
            ClockRow.handOver(transaction.session(), submission.number(), step, utility);
        }
    }

    /** It came to be held: from now on a person is waited for. */
    void held(Transaction transaction, SubmissionRow submission) throws SQLException {
        if (isOpen(transaction.session(), submission, SlaStep.DESK)) {
            return;
        }
        long number = numbers.draw();
        // The classes of the first look are the priorities' first, and nobody may have understood it.
        int priority = submission.urgency();
        ClockRow.insertUnknown(
                transaction.session(), number, submission.number(), SlaStep.DESK, priority, transaction.nowMicros());
        ClockWork.set(transaction, number, priority, submission.number(), transaction.nowMicros());
    }

    /** It is not held any more, but on its way again. */
    void released(Transaction transaction, SubmissionRow submission) throws SQLException {
        change(transaction, submission, EnumSet.of(SlaStep.DESK), clock -> clock.met(now(transaction)), true);
        change(transaction, submission, OF_UTILITY, clock -> clock.resumed(now(transaction)), false);
    }

    /** It needs nothing more of anybody. */
    void dropped(Transaction transaction, SubmissionRow submission) throws SQLException {
        change(transaction, submission, EnumSet.of(SlaStep.DESK), clock -> clock.met(now(transaction)), true);
        change(transaction, submission, OF_UTILITY, clock -> clock.cancelled(now(transaction)), false);
    }

    /** The utility has it. */
    void acknowledged(Transaction transaction, SubmissionRow submission) throws SQLException {
        change(transaction, submission, EnumSet.of(SlaStep.HAND_OFF), clock -> clock.met(now(transaction)), true);
    }

    /** The utility will not have it, or not so. */
    void refused(Transaction transaction, SubmissionRow submission, HoldReason reason) throws SQLException {
        if (reason == HoldReason.NEEDS_INFORMATION) {
            change(transaction, submission, OF_UTILITY, clock -> clock.paused(now(transaction)), false);
        } else {
            change(
                    transaction,
                    submission,
                    EnumSet.of(SlaStep.HAND_OFF),
                    clock -> clock.cancelled(now(transaction)),
                    false);
        }
    }

    /** The utility says how far it has come. */
    void said(Transaction transaction, SubmissionRow submission, RequestStatus status) throws SQLException {
        Instant now = now(transaction);
        switch (status) {
            case WAITING_CUSTOMER, WAITING_PAYMENT ->
                change(transaction, submission, OF_WORK, clock -> clock.paused(now), false);
            case IN_PROGRESS -> {
                change(transaction, submission, OF_WORK, clock -> clock.resumed(now), false);
                change(transaction, submission, EnumSet.of(SlaStep.CREW), clock -> clock.met(now), true);
            }
            case ACCEPTED -> change(transaction, submission, OF_WORK, clock -> clock.resumed(now), false);
            case RESOLVED, CLOSED -> change(transaction, submission, OF_UTILITY, clock -> clock.met(now), true);
            case REJECTED, WITHDRAWN, STOPPED ->
                change(transaction, submission, OF_UTILITY, clock -> clock.cancelled(now), false);
            case RECEIVED, HELD, RESTORED -> {
                // Ours to say, not a utility's.
            }
        }
    }

    /** The customer has written again, whom they may have waited for. */
    void wrote(Transaction transaction, SubmissionRow submission) throws SQLException {
        change(transaction, submission, OF_WORK, clock -> clock.resumed(now(transaction)), false);
    }

    /**
     * Lets an event happen to the open clocks of these steps.
     *
     * @param met how a clock ends whose limit nobody has looked up yet
     */
    private static void change(
            Transaction transaction,
            SubmissionRow submission,
            Set<SlaStep> steps,
            UnaryOperator<SlaClock> event,
            boolean met)
            throws SQLException {
        Session session = transaction.session();
        for (ClockRow row : ClockRow.open(session, submission.number())) {
            if (!steps.contains(row.step())) {
                continue;
            }
            if (row.clock().isEmpty()) {
                row.end(session, transaction.nowMicros(), met);
                ClockWork.remove(session, row.number());
                continue;
            }
            SlaClock before = row.clock().get();
            SlaClock after = event.apply(before);
            if (after.equals(before)) {
                continue;
            }
            row.change(session, after);
            boolean mustTell = row.seen() > 0 && ClockEvents.isUntold(session, row.number());
            if (mustTell || !after.isOver() && !after.isPaused()) {
                ClockWork.set(
                        transaction,
                        row.number(),
                        row.priority().ordinal(),
                        submission.number(),
                        transaction.nowMicros());
            } else {
                ClockWork.remove(session, row.number());
            }
        }
    }

    /** Whether a clock of this step must not begin: it runs or stands still or, if there is one only, was there. */
    private static boolean has(Session session, SubmissionRow submission, SlaStep step) throws SQLException {
        return OF_WORK.contains(step)
                ? ClockRow.has(session, submission.number(), step)
                : isOpen(session, submission, step);
    }

    private static boolean isOpen(Session session, SubmissionRow submission, SlaStep step) throws SQLException {
        return ClockRow.open(session, submission.number()).stream().anyMatch(row -> row.step() == step);
    }

    private static Instant now(Transaction transaction) {
        return Micros.instant(transaction.nowMicros());
    }
}
