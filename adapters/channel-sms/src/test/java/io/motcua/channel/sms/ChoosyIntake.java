package io.motcua.channel.sms;

import io.motcua.Intake;
import io.motcua.LedgerUnavailableException;
import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.spi.RememberingIntake;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An intake that refuses while it is told to, and may be told to take the next one and lose the word of it. */
final class ChoosyIntake implements Intake {
    private final RememberingIntake kept = new RememberingIntake();
    private volatile boolean refusing;
    private volatile boolean silent;

    void refuse(boolean value) {
        refusing = value;
    }

    /** Stores, but never completes: the receipt is lost. */
    void silent(boolean value) {
        silent = value;
    }

    RememberingIntake kept() {
        return kept;
    }

    @Override
    public CompletionStage<Receipt> accept(Submission submission) {
        if (refusing) {
            return CompletableFuture.failedFuture(new LedgerUnavailableException("It refuses"));
        }
        CompletionStage<Receipt> receipt = kept.accept(submission);
        return silent ? new CompletableFuture<>() : receipt;
    }
}
