package io.motcua.example.oracle.fault;

import io.motcua.Receipt;
import io.motcua.Submission;
import io.motcua.spi.Ledger;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bug of remembering in memory what has arrived: the ledger itself is given a new dedupe key each time. Shows when
 * the process ends between commit and answer, and the sender asks again.
 */
final class ForgetfulLedger extends ForwardingLedger {
    private final Map<String, CompletionStage<Receipt>> known = new ConcurrentHashMap<>();

    ForgetfulLedger(Ledger ledger) {
        super(ledger);
    }

    @Override
    public CompletionStage<Receipt> accept(Submission submission) {
        return known.computeIfAbsent(
                submission.account() + "\t" + submission.dedupeKey(), key -> super.accept(underNewKey(submission)));
    }

    private static Submission underNewKey(Submission submission) {
        return new Submission(
                submission.trackingId(),
                submission.channel(),
                submission.account(),
                submission.receivedAt(),
                submission.urgency(),
                UUID.randomUUID().toString(),
                submission.payload(),
                submission.transport());
    }
}
