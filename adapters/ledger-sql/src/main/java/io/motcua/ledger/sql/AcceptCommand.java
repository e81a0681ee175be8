package io.motcua.ledger.sql;

import io.motcua.Receipt;
import io.motcua.Submission;
import java.util.Optional;

/** A submission that is to be stored. What can be computed beforehand is, on its caller's thread. */
final class AcceptCommand extends Command<Receipt> {
    private final Submission submission;
    private final boolean inBlobStore;
    private final byte[] keyHash;
    private final Optional<byte[]> conversation;
    private final byte[] sha256;
    private final String transport;

    AcceptCommand(Submission submission, boolean inBlobStore) {
        this.submission = submission;
        this.inBlobStore = inBlobStore;
        this.keyHash = KeyHash.of(submission.channel(), submission.account(), submission.dedupeKey());
        this.conversation =
                submission.answerTo().map(address -> KeyHash.of(submission.channel(), submission.account(), address));
        this.sha256 = submission.payload().sha256();
        this.transport = TransportJson.write(submission.transport());
    }

    Submission submission() {
        return submission;
    }

    boolean inBlobStore() {
        return inBlobStore;
    }

    byte[] keyHash() {
        return keyHash;
    }

    /** What is the same in all submissions of one who can be answered. */
    Optional<byte[]> conversation() {
        return conversation;
    }

    byte[] sha256() {
        return sha256;
    }

    String transport() {
        return transport;
    }

    @Override
    int bytes() {
        return inBlobStore ? 0 : submission.payload().size();
    }

    @Override
    Receipt write(Transaction transaction) {
        throw new IllegalStateException("Submissions are written many at a time");
    }
}
