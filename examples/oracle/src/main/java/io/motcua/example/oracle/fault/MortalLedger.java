package io.motcua.example.oracle.fault;

import io.motcua.NoticeOutcome;
import io.motcua.Receipt;
import io.motcua.StatusUpdate;
import io.motcua.Submission;
import io.motcua.spi.Ledger;
import io.motcua.spi.Reply;
import io.motcua.spi.ReplyResult;
import io.motcua.spi.Step;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A ledger whose process may end after a commit, before anybody hears of it, or before it hears of a notice. */
final class MortalLedger extends ForwardingLedger {
    private final Tripwire tripwire;

    MortalLedger(Ledger ledger, Tripwire tripwire) {
        super(ledger);
        this.tripwire = tripwire;
    }

    @Override
    public CompletionStage<Receipt> accept(Submission submission) {
        CompletionStage<Receipt> committed = reaching(FaultPoint.AFTER_COMMIT, super.accept(submission));
        return submission.channel().equals("email") ? reaching(FaultPoint.MAIL_COMMITTED, committed) : committed;
    }

    @Override
    public CompletionStage<List<StatusUpdate>> record(Step step) {
        if (step instanceof Step.Noticed noticed && noticed.outcome() instanceof NoticeOutcome.Sent) {
            tripwire.reached(FaultPoint.NOTICE_SENT);
        }
        return reaching(FaultPoint.AFTER_STEP, super.record(step));
    }

    @Override
    public CompletionStage<List<ReplyResult>> record(List<Reply> batch) {
        return reaching(FaultPoint.AFTER_REPLIES, super.record(batch));
    }

    private <T> CompletionStage<T> reaching(FaultPoint point, CompletionStage<T> stage) {
        return stage.thenApply(result -> {
            tripwire.reached(point);
            return result;
        });
    }
}
