package io.motcua.path;

import io.motcua.spi.Lane;
import io.motcua.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;

/** What a lane's consumer must know of its work: where it comes from, and what its exchange's end means. */
interface LaneWork<T> {

    /** The lane. */
    Lane lane();

    /** Takes at most so many pieces. */
    List<Work<T>> claim(int limit);

    /** What the route gets to see of a piece. */
    Object body(Work<T> work);

    /**
     * The exchange has ended, well or not.
     *
     * @return completes when the work is over; exceptionally, if it must be given back
     */
    CompletionStage<?> ended(Work<T> work, Exchange exchange);

    /** The ledger's work that this piece consists of; all of it is given back together. */
    default List<? extends Work<?>> pieces(Work<T> work) {
        return List.of(work);
    }

    /** How many may be in flight now, of so many at the most. */
    default int limit(int most) {
        return most;
    }

    /** How long to leave the lane alone after each look at it. */
    Duration rest();
}
