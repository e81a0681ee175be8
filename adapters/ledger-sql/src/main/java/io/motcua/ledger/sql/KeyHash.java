package io.motcua.ledger.sql;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A key of several parts as one of 32 bytes: the SHA-256 of them all. */
final class KeyHash {
    private KeyHash() {}

    /** Each part with its length before it, so that no two lists of parts are the same bytes. */
    static byte[] of(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                // The characters as they are: an encoding would make all halves of surrogate pairs the same.
                ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + part.length() * Character.BYTES);
                bytes.putInt(part.length()).asCharBuffer().put(part);
                digest.update(bytes.array());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
