package io.motcua.spi;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A way out: carries deliveries to one utility, and what the utility says of them back to {@link Replies}. A utility is
 * a configuration of an adapter, never a subclass. Safe for use by many threads.
 */
public interface BackendAdapter extends AutoCloseable {

    /** The utility's id, as in {@link Delivery#backend()}. */
    String backend();

    /**
     * Begins to carry replies to this door. Returns when it may be used; a backend that is down does not fail it.
     */
    void open(Replies replies);

    /**
     * Makes one attempt. Repeating a delivery is harmless: it carries the same
     * {@link Delivery#deduplicationId()}, and the far side drops what it has.
     *
     * <p>The stage never completes exceptionally for what a backend does or fails to do; that is an outcome. It may
     * complete on any thread. Several attempts of different deliveries may be under way at once.
     */
    CompletionStage<DeliveryOutcome> deliver(Delivery delivery);

    /**
     * Takes a delivery back that was sent and is not answered, so that another utility may have it. Only a proof
     * counts: what was attempted under the same {@link Delivery#deduplicationId()} can then not arrive any more either,
     * and the caller never sends it here again.
     *
     * <p>The stage must complete, also if the far side never says anything or the adapter is closed: {@code NOT_NOW} ends
     * a question that nothing came of, {@code UNSURE} one that may have taken effect. It does not complete
     * exceptionally for what a backend does or fails to do, and may complete on any thread. While it is open, the
     * delivery and all that waits behind it are in no other hands: not with the partner, and not with a person at the
     * deadline. Nothing else is asked of this utility meanwhile. A stage that never completes keeps them so until the
     * process ends.
     *
     * <p>An adapter that cannot take anything back does not implement this.
     */
    default CompletionStage<Withdrawal> withdraw(Delivery delivery) {
        return CompletableFuture.completedFuture(Withdrawal.UNSURE);
    }

    /** Ends what was opened; attempts under way complete as {@code Deferred} or {@code Unknown}. */
    @Override
    void close();
}
