package io.motcua.backend.jms;

import io.motcua.Delivery;
import io.motcua.spi.Withdrawal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests back from one utility's queue, one after another, over whichever connection there is. */
final class RequestRecall implements JmsConnection.User {
    private static final Logger LOG = LoggerFactory.getLogger(RequestRecall.class);

    private final JmsBackendConfig config;
    private final JmsConnection connection;
    private final ExecutorService thread;
    private volatile @Nullable Wire current;
    private @Nullable RequestTaker taker; // Of the recalls' thread alone, as is what it belongs to.
    private @Nullable Wire takerOf;

    RequestRecall(JmsBackendConfig config, JmsConnection connection) {
        this.config = config;
        this.connection = connection;
        this.thread = Executors.newSingleThreadExecutor(run -> {
            Thread made = new Thread(run, "motcua-recall-" + config.backend());
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public void connected(Wire made) {
        current = made;
    }

    @Override
    public void lost(Wire gone) {
        if (current == gone) {
            current = null;
        }
    }

    CompletionStage<Withdrawal> withdraw(Delivery delivery) {
        try {
            return CompletableFuture.supplyAsync(() -> withdrawNow(delivery.deduplicationId()), thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Withdrawal.NOT_NOW);
        }
    }

    void close() {
        thread.shutdown();
    }

    private Withdrawal withdrawNow(String id) {
        Wire over = current;
        if (over == null || !connection.isCurrent(over)) {
            return Withdrawal.NOT_NOW;
        }
        try {
            return taker(over).take(id);
        } catch (Exception e) {
            LOG.warn("A request could not be taken back [backend {}]: {}", config.backend(), e.getMessage());
            forgetTaker();
            return Withdrawal.NOT_NOW;
        }
    }

    private RequestTaker taker(Wire over) throws Exception {
        RequestTaker known = taker;
        if (known != null && takerOf == over) {
            return known;
        }
        forgetTaker();
        RequestTaker made = over.taker(config);
        taker = made;
        takerOf = over;
        return made;
    }

    private void forgetTaker() {
        RequestTaker known = taker;
        taker = null;
        if (known != null) {
            known.close();
        }
    }
}
