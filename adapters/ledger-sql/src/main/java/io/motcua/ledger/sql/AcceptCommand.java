package io.motcua.ledger.sql;

import io.motcua.Receipt;
import io.motcua.Submission;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A submission that is to be stored. What can be computed beforehand is, on its caller's thread. */
final class AcceptCommand extends Command<Receipt> {
    private final Submission submission;
    private final boolean inBlobStore;
    private final byte[] keyHash;
    private final byte[] sha256;
    private final String transport;

    AcceptCommand(Submission submission, boolean inBlobStore) {
        this.submission = submission;
        this.inBlobStore = inBlobStore;
        this.keyHash = keyHash(submission);
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

    /** Each part with its length before it, so that no two triples are the same bytes. */
    private static byte[] keyHash(Submission submission) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {submission.channel(), submission.account(), submission.dedupeKey()}) {
                // The characters as they are: an encoding would make all halves of surrogate pairs the same.
                ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES + part.length() * Character.BYTES);
                bytes.putShort((short) part.length()).asCharBuffer().put(part);
                digest.update(bytes.array());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
