package io.motcua.path;

import io.motcua.spi.Lane;
import io.motcua.spi.Ledger;
import io.motcua.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.camel.Exchange;

/** The lanes of work that the gateway does itself. Their routes record a step, which ends the work. */
final class GatewayLanes {
    private final Ledger ledger;
    private final ClockWatch clocks;
    private final AcceptsFirst accepts;

    GatewayLanes(Ledger ledger, ClockWatch clocks, AcceptsFirst accepts) {
        this.ledger = ledger;
        this.clocks = clocks;
        this.accepts = accepts;
    }

    /** The lane of this name, if it is one of the gateway's. */
    Optional<LaneWork<?>> named(String name) {
        return switch (name) {
            case "understand" ->
                Optional.of(
                        new Recorded<>(Lane.UNDERSTAND, ledger::claimSubmissions, UnderstandStep.Due::new, accepts));
            case "deadline" ->
                Optional.of(new Recorded<>(Lane.DEADLINE, ledger::claimDeadlines, Steps.Overdue::new, accepts));
            case "news" -> Optional.of(new Recorded<>(Lane.NEWS, ledger::claimNews, NewsStep.Share::new, accepts));
            case "clocks" -> Optional.of(new ClockLane(ledger, clocks));
            default -> Optional.empty();
        };
    }

    private record Recorded<T>(
            Lane lane, IntFunction<List<Work<T>>> source, Function<Work<T>, Object> wrap, AcceptsFirst accepts)
            implements LaneWork<T> {
        @Override
        public List<Work<T>> claim(int limit) {
            return source.apply(limit);
        }

        @Override
        public Object body(Work<T> work) {
            return wrap.apply(work);
        }

        @Override
        public int limit(int most) {
            return accepts.slice(most);
        }

        @Override
        public Duration rest() {
            return accepts.rest();
        }

        @Override
        public CompletionStage<?> ended(Work<T> work, Exchange exchange) {
            Exception failure = exchange.getException();
            return failure == null ? CompletableFuture.completedFuture(work) : CompletableFuture.failedFuture(failure);
        }
    }
}
