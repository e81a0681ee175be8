package io.motcua.spi;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where a backend adapter brings what its utility says. Safe for use by many threads. */
@FunctionalInterface
public interface Replies {

    /**
     * Records a batch of replies in one commit, in their order. When the stage completes, they are durable and the
     * source may be told so; when it completes exceptionally, nothing was recorded and the source keeps them.
     *
     * <p>A malformed, duplicate, late or foreign reply is no failure: it is recorded as what it is, changes nothing that
     * it must not, and does not stop the next. The results are in the order of the batch.
     */
    CompletionStage<List<ReplyResult>> record(List<Reply> batch);
}
