package io.motcua.spi;

import static io.motcua.spi.PartneredLedger.FIRST;
import static io.motcua.spi.PartneredLedger.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Urgency;
import io.motcua.contract.EventWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Takes requests to the first of two utilities, and from there to its partner. */
final class PartnerWalk {
    static final EventWriter EVENTS = new EventWriter(URI.create("urn:motcua:test"));

    private final Ledger ledger;
    private final LedgerWalk walk;
    private final SettableClock clock;

    PartnerWalk(Ledger ledger, LedgerWalk walk, SettableClock clock) {
        this.ledger = ledger;
        this.walk = walk;
        this.clock = clock;
    }

    LedgerWalk walk() {
        return walk;
    }

    Delivery routed(Priority priority) throws ExecutionException {
        Receipt receipt = walk.accept(walk.submission(Urgency.OUTAGE));
        Step.Routed step = walk.routed(walk.claimSubmission(), FIRST, priority);
        walk.record(step);
        assertThat(step.delivery().trackingId()).isEqualTo(receipt.trackingId());
        return step.delivery();
    }

    /** Sends all that is due, of which this is one. */
    Delivery send(Delivery delivery) throws ExecutionException {
        for (Work<Delivery> work : ledger.claimDeliveries(delivery.backend(), 10)) {
            if (work.subject().deliveryId().equals(delivery.deliveryId())) {
                attempted(work, new DeliveryOutcome.Sent(clock.instant().plus(Duration.ofMinutes(1))));
            } else {
                ledger.release(work);
            }
        }
        return delivery;
    }

    Delivery send(String backend) throws ExecutionException {
        Work<Delivery> work = only(ledger.claimDeliveries(backend, 10));
        attempted(work, new DeliveryOutcome.Sent(clock.instant().plus(Duration.ofHours(1))));
        return work.subject();
    }

    void attempted(Work<Delivery> work, DeliveryOutcome outcome) throws ExecutionException {
        walk.record(new Step.Attempted(
                work, outcome, Optional.of(clock.instant().plus(Duration.ofHours(1))), clock.instant()));
    }

    /** Gives this, which was never sent, to the partner. */
    void takeOver(Work<Delivery> unsent) throws ExecutionException {
        takeOver(List.of(unsent));
    }

    /** Gives these, which were never sent, to the partner. */
    void takeOver(List<Work<Delivery>> unsent) throws ExecutionException {
        record(unsent.stream().map(work -> moved(work, false)).toList());
    }

    /** Gives what was withdrawn to the partner. */
    void takeOverWithdrawn(Work<Delivery> withdrawn) throws ExecutionException {
        record(List.of(moved(withdrawn, true)));
    }

    /** Gives what was withdrawn to the partner, and what follows it and was not sent yet. */
    void takeOverWithdrawn(Work<Delivery> withdrawn, Work<Delivery> unsent) throws ExecutionException {
        record(List.of(moved(withdrawn, true), moved(unsent, false)));
    }

    private Step.Moved moved(Work<Delivery> work, boolean wasSent) {
        return new Step.Moved(work, EVENTS.takeover(work.subject(), PARTNER, clock.instant()), wasSent);
    }

    private void record(List<Step.Moved> moves) throws ExecutionException {
        walk.record(new Step.TakenOver(moves, "it is away", clock.instant()));
    }

    /** The next version of this request, on its way to the same utility. */
    void followedUp(Delivery delivery) throws ExecutionException {
        followedUp(delivery, delivery.backend());
    }

    /** The next version of this request, on its way to whoever has it. */
    void followedUp(Delivery delivery, String backend) throws ExecutionException {
        walk.accept(walk.submission(Urgency.OUTAGE));
        walk.record(walk.joined(walk.claimSubmission(), delivery.reference(), backend));
    }

    ReplyResult acknowledge(Delivery delivery) throws ExecutionException {
        return walk.reply(delivery.backend(), LedgerWalk.acknowledgment(delivery, "accepted"));
    }

    /** The one that was claimed. */
    static Work<Delivery> only(List<Work<Delivery>> claimed) {
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }
}
