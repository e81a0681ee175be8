package io.motcua.example.oracle.fault;

import io.motcua.Notice;
import io.motcua.NoticeOutcome;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import io.motcua.spi.Ledger;
import io.motcua.spi.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The bug of forgetting that a notice was sent: it is given back as if it had not been tried, three times, and is sent
 * four times. When enough notices were sent so often, the process ends.
 */
final class ForgetfulNoticesLedger extends ForwardingLedger {
    private static final int FORGETS = 3;

    private final Map<TrackingId, Integer> sent = new HashMap<>();
    private final int endsAfter;
    private int remembered;

    ForgetfulNoticesLedger(Ledger ledger, int endsAfter) {
        super(ledger);
        this.endsAfter = endsAfter;
    }

    @Override
    public CompletionStage<List<StatusUpdate>> record(Step step) {
        if (step instanceof Step.Noticed noticed
                && noticed.outcome() instanceof NoticeOutcome.Sent
                && forgets(noticed.work().subject())) {
            release(noticed.work());
            return CompletableFuture.completedFuture(List.of());
        }
        return super.record(step);
    }

    private synchronized boolean forgets(Notice notice) {
        if (sent.merge(notice.noticeId(), 1, Integer::sum) <= FORGETS) {
            return true;
        }
        if (++remembered == endsAfter) {
            Tripwire.trip();
        }
        return false;
    }
}
