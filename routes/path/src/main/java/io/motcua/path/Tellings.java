package io.motcua.path;

import io.motcua.LedgerUnavailableException;
import io.motcua.Notice;
import io.motcua.NoticeOutcome.LeftOut;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes messages of the notices that are due on one channel. What is not told yet is written down as it is claimed, and
 * what is due to one person is told in one message, if the channel has such messages. Used by one thread at a time.
 */
final class Tellings {
    private static final Logger LOG = LoggerFactory.getLogger(Tellings.class);
    private static final int MOST_ROUNDS = 16;

    private final String channel;
    private final Ledger ledger;
    private final Steps steps;
    private final NoticeTiming timing;
    private final Clock clock;

    /** What was claimed, and is not a step's yet. */
    private final Set<Work<Notice>> inHand = new LinkedHashSet<>();

    Tellings(String channel, Ledger ledger, Steps steps, NoticeTiming timing, Clock clock) {
        this.channel = channel;
        this.ledger = ledger;
        this.steps = steps;
        this.timing = timing;
        this.clock = clock;
    }

    /**
     * Takes what is due. Goes on for a while if nothing of what it finds is told now: when quiet hours begin, much must
     * be written down. Not for ever, since a ledger that writes nothing gives the same back again.
     */
    List<Work<Telling>> claim(int limit) {
        try {
            return gatherAll(limit);
        } catch (RuntimeException e) {
            // A claim that nobody gives back is never handed out again.
            inHand.forEach(ledger::release);
            throw e;
        } finally {
            inHand.clear();
        }
    }

    private List<Work<Telling>> gatherAll(int limit) {
        List<Work<Telling>> tellings = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS && tellings.isEmpty(); round++) {
            List<Work<Notice>> found = ledger.claimNotices(channel, limit);
            if (found.isEmpty()) {
                break;
            }
            inHand.addAll(found);
            Map<String, List<Work<Notice>>> byPerson = new LinkedHashMap<>();
            for (Work<Notice> work : told(found)) {
                byPerson.computeIfAbsent(NoticeTiming.person(work.subject()), person -> new ArrayList<>())
                        .add(work);
            }
            byPerson.values()
                    .forEach(works -> gather(works).forEach(telling -> {
                        timing.tells(telling, clock.instant());
                        tellings.add(telling.asWork());
                    }));
        }
        return tellings;
    }

    /** Those that are told now; of the others it is written down what becomes of them. */
    private List<Work<Notice>> told(List<Work<Notice>> found) {
        List<Work<Notice>> told = new ArrayList<>();
        Instant now = clock.instant();
        for (Work<Notice> work : found) {
            NoticeTiming.Choice choice = timing.choice(work.subject(), now);
            if (choice instanceof NoticeTiming.Choice.Wait wait) {
                writeDown(work, new Step.NoticeWaits(work, wait.until(), wait.because(), now));
            } else if (choice instanceof NoticeTiming.Choice.LeaveOut out) {
                writeDown(work, new Step.Noticed(work, new LeftOut(out.cause()), Optional.empty(), now));
            } else {
                told.add(work);
            }
        }
        return told;
    }

    /** The messages that tell these and what else is due to the same person. */
    private List<Telling> gather(List<Work<Notice>> works) {
        List<Telling> tellings = new ArrayList<>();
        List<Work<Notice>> together = new ArrayList<>();
        sort(works, tellings, together);
        if (together.isEmpty()) {
            return tellings;
        }
        int most = timing.others(together.get(0).subject()) + 1;
        if (together.size() < most) {
            sort(told(dueWith(together.get(0), most - together.size())), tellings, together);
        }
        for (int from = 0; from < together.size(); from += most) {
            tellings.add(new Telling(together.subList(from, Math.min(from + most, together.size()))));
        }
        return tellings;
    }

    /** Makes a message of each that stands alone, and puts the rest together. */
    private void sort(List<Work<Notice>> works, List<Telling> alone, List<Work<Notice>> together) {
        for (Work<Notice> work : works) {
            if (timing.others(work.subject()) == 0) {
                alone.add(new Telling(List.of(work)));
            } else {
                together.add(work);
            }
        }
    }

    /** What is claimed already is told, whether or not there is more. */
    private List<Work<Notice>> dueWith(Work<Notice> first, int limit) {
        try {
            List<Work<Notice>> more = ledger.claimWith(first, limit);
            inHand.addAll(more);
            return more;
        } catch (LedgerUnavailableException e) {
            LOG.warn("What else is due to the same person could not be read: {}", e.toString());
            return List.of();
        }
    }

    private void writeDown(Work<Notice> work, Step step) {
        steps.record(step).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "A notice could not be put off or left out and is given back [notice {}]: {}",
                        work.subject().noticeId(),
                        failure.toString());
                ledger.release(work);
            }
        });
        inHand.remove(work);
    }
}
