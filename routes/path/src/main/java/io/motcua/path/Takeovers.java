package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.TrackingId;
import io.motcua.contract.EventWriter;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Ledger;
import io.motcua.spi.Work;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Gives the work of a utility that is away to its partner, request by request: what it was never sent at once, what it
 * was sent when that is withdrawn. What cannot be withdrawn goes to a person. Of one thread.
 */
final class Takeovers {
    private static final int AT_ONCE = 64;
    private static final int ASKED_AT_ONCE = 8;

    private final String utility;
    private final Partner partner;
    private final Presence presence;
    private final BooleanSupplier partnerIsThere;
    private final Ledger ledger;
    private final Clock clock;
    private final InHand hand;
    private final Questions questions;

    /**
     * Takeovers of one utility's work.
     *
     * @param partnerIsThere whether its partner can take anything; if not, work waits where it is
     * @param events makes what the partner gets
     */
    Takeovers(
            BackendAdapter backend,
            Partner partner,
            Presence presence,
            BooleanSupplier partnerIsThere,
            Ledger ledger,
            AwaitedSteps steps,
            EventWriter events,
            Clock clock) {
        this.utility = backend.backend();
        this.partner = partner;
        this.presence = presence;
        this.partnerIsThere = partnerIsThere;
        this.ledger = ledger;
        this.clock = clock;
        this.hand = new InHand(utility, partner, ledger, steps, events, clock);
        this.questions = new Questions(backend, presence, ledger, steps, hand);
    }

    /**
     * Looks whether the utility is away, and if so gives all to its partner that may go there. What was never sent goes
     * first, and again before each piece that must be asked for, so that danger to life waits for one question at most.
     * What is left when something takes too long is for the next look.
     */
    void look() {
        boolean isAway = presence.isAwayNow();
        hand.begin();
        try {
            questions.use();
            if (isAway) {
                takeOverSent();
                takeOverUnsent();
            }
        } finally {
            hand.giveBack();
        }
    }

    /** Gives back what was asked for; what is withdrawn after all comes to a person at its deadline. */
    void end() {
        questions.end();
    }

    private void takeOverSent() {
        List<Work<Delivery>> sent;
        do {
            sent = questions.mayAsk()
                    ? hand.take(ledger.claimUnanswered(utility, clock.instant().minus(partner.after()), ASKED_AT_ONCE))
                    : List.of();
            for (Work<Delivery> work : sent) {
                takeOverUnsent();
                if (questions.mayAsk() && mayGoOn()) {
                    hand.attempt(() -> questions.ask(work));
                }
            }
        } while (!sent.isEmpty() && mayGoOn());
    }

    private void takeOverUnsent() {
        List<Work<Delivery>> unsent;
        do {
            unsent = hand.take(ledger.claimUnsent(utility, AT_ONCE));
            Map<TrackingId, List<Work<Delivery>>> requests = new LinkedHashMap<>();
            unsent.forEach(work -> requests.computeIfAbsent(work.subject().trackingId(), request -> new ArrayList<>())
                    .add(work));
            for (List<Work<Delivery>> works : requests.values()) {
                if (mayGoOn()) {
                    hand.attempt(() -> hand.move(works));
                }
            }
        } while (unsent.size() == AT_ONCE && mayGoOn());
    }

    private boolean mayGoOn() {
        return hand.mayTakeMore() && presence.isAway() && partnerIsThere.getAsBoolean();
    }
}
