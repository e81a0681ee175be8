package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.ServiceRequest;
import io.motcua.contract.EventWriter;
import io.motcua.spi.EarlierRequest;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one utility that a look has claimed. It goes to the partner or to a person, or is given back when the look
 * is over: until then, what cannot be moved hides nothing. Of one thread.
 */
final class InHand {
    private static final Logger LOG = LoggerFactory.getLogger(InHand.class);

    /** More than this that cannot be moved ends the look. */
    private static final int MOST = 256;

    private final String utility;
    private final Partner partner;
    private final Ledger ledger;
    private final AwaitedSteps steps;
    private final EventWriter events;
    private final Clock clock;
    private final Map<Long, Work<Delivery>> works = new LinkedHashMap<>();
    private boolean isBrokenOff;
    private @Nullable Exception obstacle;

    /** @param events makes what the partner gets */
    InHand(String utility, Partner partner, Ledger ledger, AwaitedSteps steps, EventWriter events, Clock clock) {
        this.utility = utility;
        this.partner = partner;
        this.ledger = ledger;
        this.steps = steps;
        this.events = events;
        this.clock = clock;
    }

    /** A look begins, with nothing in hand. */
    void begin() {
        isBrokenOff = false;
        obstacle = null;
    }

    /** Whether this look may take more. */
    boolean mayTakeMore() {
        return !isBrokenOff && works.size() <= MOST;
    }

    /** Something takes too long: what is left is for the next look. */
    void breakOff() {
        isBrokenOff = true;
    }

    /** Takes these in hand. */
    List<Work<Delivery>> take(List<Work<Delivery>> claimed) {
        claimed.forEach(work -> works.put(work.id(), work));
        return claimed;
    }

    /** These are in other hands from now on. */
    void leave(List<Work<Delivery>> left) {
        left.forEach(work -> works.remove(work.id()));
    }

    /** These and what else waits of their request. */
    List<Work<Delivery>> withRest(List<Work<Delivery>> some) {
        List<Work<Delivery>> all = new ArrayList<>(some);
        all.addAll(take(ledger.claimRest(some.get(0))));
        return all;
    }

    /** Whether nothing of the request is in other hands, so that all of it goes when the first is withdrawn. */
    boolean isWhole(List<Work<Delivery>> all) {
        Delivery first = all.get(0).subject();
        int newest = ledger.earlier(first.reference())
                .flatMap(EarlierRequest::request)
                .map(ServiceRequest::version)
                .orElse(first.version());
        return all.size() == newest - first.version() + 1;
    }

    /** What breaks over one request leaves it in hand, and the others alone. */
    void attempt(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Something could not be done, and is left for another look. */
    void failed(Exception e) {
        obstacle = e;
    }

    /** What was never sent goes to the partner; what is in other hands keeps the rest of its request where it is. */
    void move(List<Work<Delivery>> unsent) {
        List<Work<Delivery>> all = withRest(unsent);
        store(takeover(all, false), all);
    }

    /** That all of a request goes to the partner. */
    Step takeover(List<Work<Delivery>> all, boolean firstWasSent) {
        String because = "Nothing was heard of " + utility + " for " + Spoken.of(partner.after());
        Instant now = clock.instant();
        List<Step.Moved> moves = new ArrayList<>();
        for (Work<Delivery> work : all) {
            boolean wasSent = firstWasSent && moves.isEmpty();
            moves.add(new Step.Moved(work, events.takeover(work.subject(), partner.utility(), now), wasSent));
        }
        return new Step.TakenOver(moves, because, now);
    }

    /** What the utility may have taken is a person's. */
    void giveToPerson(Work<Delivery> sent) {
        store(new Step.NotWithdrawn(sent, clock.instant()), List.of(sent));
    }

    private void store(Step step, List<Work<Delivery>> ended) {
        if (!steps.record(step, ended)) {
            breakOff();
        }
        leave(ended);
    }

    /** The look is over. A claim that nobody gives back is never handed out again. */
    void giveBack() {
        if (obstacle != null) {
            LOG.warn(
                    "Not all of the work of {} could be moved, {} pieces wait for the next look: {}",
                    utility,
                    works.size(),
                    obstacle.toString());
        }
        works.values().forEach(ledger::release);
        works.clear();
    }
}
