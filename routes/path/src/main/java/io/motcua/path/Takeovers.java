package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import io.motcua.spi.Withdrawal;
import io.motcua.spi.Work;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the work of a utility that is away to its partner: what it was never sent at once, what it was sent when that
 * is withdrawn. What cannot be withdrawn goes to a person. Of one thread.
 */
final class Takeovers {
    private static final Logger LOG = LoggerFactory.getLogger(Takeovers.class);
    private static final int AT_ONCE = 64;
    private static final long PATIENCE_SECONDS = 30;

    private final BackendAdapter backend;
    private final Partner partner;
    private final Presence presence;
    private final BooleanSupplier partnerIsThere;
    private final Ledger ledger;
    private final Steps steps;
    private final Clock clock;

    /**
     * Takeovers of one utility's work.
     *
     * @param partnerIsThere whether its partner can take anything; if not, work waits where it is
     */
    Takeovers(
            BackendAdapter backend,
            Partner partner,
            Presence presence,
            BooleanSupplier partnerIsThere,
            Ledger ledger,
            Steps steps,
            Clock clock) {
        this.backend = backend;
        this.partner = partner;
        this.presence = presence;
        this.partnerIsThere = partnerIsThere;
        this.ledger = ledger;
        this.steps = steps;
        this.clock = clock;
    }

    /** Looks whether the utility is away, and if so gives all to its partner that may go there. */
    void look() throws InterruptedException {
        if (!presence.isAwayNow()) {
            return;
        }
        // What is urgent and was never sent first, then what must be asked for, and then what had to wait for that.
        all(() -> ledger.claimUnsent(backend.backend(), AT_ONCE), this::takeOver);
        all(
                () -> ledger.claimUnanswered(backend.backend(), clock.instant().minus(partner.after()), AT_ONCE),
                this::withdraw);
        all(() -> ledger.claimUnsent(backend.backend(), AT_ONCE), this::takeOver);
    }

    /** What is done with one piece; whether it is over. */
    @FunctionalInterface
    private interface Move {
        boolean of(Work<Delivery> work) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private void all(Supplier<List<Work<Delivery>>> claim, Move move) throws InterruptedException {
        boolean more = true;
        while (more && isOn()) {
            int moved = 0;
            List<Work<Delivery>> claimed = claim.get();
            int seen = 0;
            try {
                for (Work<Delivery> work : claimed) {
                    if (isMoved(work, move)) {
                        moved++;
                    } else {
                        ledger.release(work);
                    }
                    seen++;
                }
            } finally {
                // Whatever broke this off: a claim that nobody gives back is never handed out again.
                claimed.subList(seen, claimed.size()).forEach(ledger::release);
            }
            more = moved == AT_ONCE;
        }
    }

    private boolean isOn() {
        return presence.isAway() && partnerIsThere.getAsBoolean();
    }

    private boolean isMoved(Work<Delivery> work, Move move) throws InterruptedException {
        try {
            return isOn() && move.of(work);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn("Work {} stays with {} for now: {}", work.id(), backend.backend(), e.toString());
            return false;
        }
    }

    private boolean withdraw(Work<Delivery> work) throws InterruptedException, ExecutionException, TimeoutException {
        Withdrawal withdrawal = result(backend.withdraw(work.subject()));
        if (withdrawal == Withdrawal.UNSURE) {
            steps.tell(result(steps.record(new Step.NotWithdrawn(work, clock.instant()))));
            return true;
        }
        return withdrawal == Withdrawal.WITHDRAWN && takeOver(work);
    }

    private boolean takeOver(Work<Delivery> work) throws InterruptedException, ExecutionException, TimeoutException {
        Delivery takeover = steps.events().takeover(work.subject(), partner.utility(), clock.instant());
        String because = "Nothing was heard of " + backend.backend() + " for " + Spoken.of(partner.after());
        steps.tell(result(steps.record(new Step.TakenOver(work, takeover, because, clock.instant()))));
        return true;
    }

    private static <T> T result(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
