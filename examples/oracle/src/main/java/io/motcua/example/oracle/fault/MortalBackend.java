package io.motcua.example.oracle.fault;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Replies;
import io.motcua.spi.Withdrawal;
import java.util.concurrent.CompletionStage;

/** A backend whose process may end after a delivery was sent, before the outcome is told. */
final class MortalBackend implements BackendAdapter {
    private final BackendAdapter backend;
    private final Tripwire tripwire;

    MortalBackend(BackendAdapter backend, Tripwire tripwire) {
        this.backend = backend;
        this.tripwire = tripwire;
    }

    @Override
    public String backend() {
        return backend.backend();
    }

    @Override
    public void open(Replies replies) {
        backend.open(replies);
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Delivery delivery) {
        return backend.deliver(delivery).thenApply(outcome -> {
            if (outcome instanceof DeliveryOutcome.Sent) {
                tripwire.reached(FaultPoint.AFTER_SEND);
            }
            return outcome;
        });
    }

    @Override
    public CompletionStage<Withdrawal> withdraw(Delivery delivery) {
        return backend.withdraw(delivery);
    }

    @Override
    public void close() {
        backend.close();
    }
}
