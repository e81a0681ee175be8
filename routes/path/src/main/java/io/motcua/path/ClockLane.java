package io.motcua.path;

import io.motcua.path.ClockWatch.Ticking;
import io.motcua.spi.Lane;
import io.motcua.spi.Ledger;
import io.motcua.spi.OpenClock;
import io.motcua.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/**
 * The lane of the clocks that must be looked at: a few at a time, however many are overdue, so that neither people nor the
 * ledger are flooded after a stop or a jump of the system's clock. Of many there is one alarm. Whenever it looks, what
 * is late together is told if it is time for that.
 */
final class ClockLane implements LaneWork<OpenClock> {
    /** A hundred looks a second, which are fifty that are told. */
    static final int AT_ONCE = 50;

    static final Duration REST = Duration.ofMillis(500);

    private final Ledger ledger;
    private final ClockWatch watch;

    ClockLane(Ledger ledger, ClockWatch watch) {
        this.ledger = ledger;
        this.watch = watch;
    }

    @Override
    public Lane lane() {
        return Lane.CLOCKS;
    }

    @Override
    public List<Work<OpenClock>> claim(int limit) {
        watch.tellGroups();
        List<Work<OpenClock>> claimed = ledger.claimClocks(limit);
        if (claimed.size() >= AT_ONCE) {
            watch.overdue(ledger::dueClocks);
        } else if (claimed.size() < limit) {
            watch.caughtUp();
        }
        return claimed;
    }

    @Override
    public Object body(Work<OpenClock> work) {
        return new Ticking(work);
    }

    @Override
    public int limit(int most) {
        return Math.min(most, AT_ONCE);
    }

    @Override
    public Duration rest() {
        return REST;
    }

    @Override
    public CompletionStage<?> ended(Work<OpenClock> work, Exchange exchange) {
        Exception failure = exchange.getException();
        return failure == null ? CompletableFuture.completedFuture(work) : CompletableFuture.failedFuture(failure);
    }
}
