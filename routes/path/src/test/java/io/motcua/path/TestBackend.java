package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Payload;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Replies;
import io.motcua.spi.Reply;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A backend that answers as a test wishes, and remembers what came. */
final class TestBackend implements BackendAdapter {
    private final String utility;
    private final List<Delivery> received = new CopyOnWriteArrayList<>();
    private volatile Function<Delivery, CompletionStage<DeliveryOutcome>> answer;
    private volatile Replies replies = batch -> CompletableFuture.failedFuture(new IllegalStateException("Not open"));
    private final List<Delivery> withdrawn = new CopyOnWriteArrayList<>();
    private volatile Function<Delivery, CompletionStage<Withdrawal>> withdrawal =
            delivery -> CompletableFuture.completedFuture(Withdrawal.UNSURE);
    private volatile boolean closed;

    TestBackend(String utility, Function<Delivery, CompletionStage<DeliveryOutcome>> answer) {
        this.utility = utility;
        this.answer = answer;
    }

    static TestBackend accepting(String utility) {
        return new TestBackend(utility, answering(new DeliveryOutcome.Accepted(utility + "-1")));
    }

    static Function<Delivery, CompletionStage<DeliveryOutcome>> answering(DeliveryOutcome outcome) {
        return delivery -> CompletableFuture.completedFuture(outcome);
    }

    void answer(Function<Delivery, CompletionStage<DeliveryOutcome>> next) {
        answer = next;
    }

    /** What comes of it from now on when something is to be taken back. */
    void withdrawal(Withdrawal next) {
        withdrawal = delivery -> CompletableFuture.completedFuture(next);
    }

    /** As a test wishes for each delivery. */
    void withdrawal(Function<Delivery, CompletionStage<Withdrawal>> next) {
        withdrawal = next;
    }

    List<Delivery> withdrawn() {
        return withdrawn;
    }

    List<Delivery> received() {
        return received;
    }

    Replies replies() {
        return replies;
    }

    /** The utility says this now; returns once the gateway has written what comes of it. */
    ReplyResult says(Payload event) throws Exception {
        return says(event, Instant.now());
    }

    /** As {@link #says(Payload)}, at this time. */
    ReplyResult says(Payload event, Instant receivedAt) throws Exception {
        return replies.record(List.of(new Reply(utility, receivedAt, event)))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .get(0);
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String backend() {
        return utility;
    }

    @Override
    public void open(Replies door) {
        replies = door;
    }

    @Override
    public CompletionStage<DeliveryOutcome> deliver(Delivery delivery) {
        received.add(delivery);
        return answer.apply(delivery);
    }

    @Override
    public CompletionStage<Withdrawal> withdraw(Delivery delivery) {
        withdrawn.add(delivery);
        return withdrawal.apply(delivery);
    }

    @Override
    public void close() {
        closed = true;
    }
}
