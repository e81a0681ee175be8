package io.motcua.spi;

import io.motcua.spi.ReplyResult.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A door for replies that keeps them in memory, and refuses as many batches as it is told to. */
public final class RecordingReplies implements Replies {
    private final List<Reply> recorded = new ArrayList<>();
    private int refusals;
    private int batches;

    @Override
    public synchronized CompletionStage<List<ReplyResult>> record(List<Reply> batch) {
        if (refusals > 0) {
            refusals--;
            return CompletableFuture.failedFuture(new IllegalStateException("Refused, as the test wishes"));
        }
        batches++;
        recorded.addAll(batch);
        return CompletableFuture.completedFuture(batch.stream()
                .map(reply -> new ReplyResult(Verdict.APPLIED, List.of()))
                .toList());
    }

    /** Refuses this many batches from now on. */
    public synchronized void refuseNext(int count) {
        refusals = count;
    }

    /** Whether it has refused all that it was told to. */
    public synchronized boolean refusedAll() {
        return refusals == 0;
    }

    /** What was recorded, in order. */
    public synchronized List<Reply> recorded() {
        return List.copyOf(recorded);
    }

    /** What was recorded, each as text in UTF-8. */
    public List<String> texts() {
        return recorded().stream()
                .map(reply -> new String(reply.payload().toBytes(), StandardCharsets.UTF_8))
                .toList();
    }

    /** In how many commits. */
    public synchronized int batches() {
        return batches;
    }
}
