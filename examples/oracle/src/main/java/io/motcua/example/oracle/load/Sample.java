package io.motcua.example.oracle.load;

import io.motcua.example.oracle.journal.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that is ready to be sent.
 *
 * @param submission its name, and its Idempotency-Key
 * @param body the JSON of the app channel, as UTF-8
 * @param words the person's words in it
 * @param utility that serves the place; empty if nothing in it says which
 */
public record Sample(String submission, byte[] body, String words, Optional<String> utility) {
    public Sample {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(utility, "utility");
    }

    /** What the client writes down before it sends it. */
    public Entry.Intent intent() {
        return new Entry.Intent(submission, sha256(body), sha256(words), utility);
    }

    /** The SHA-256 of a text as UTF-8, in hexadecimal. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Names the sample only. */
    @Override
    public String toString() {
        return "Sample[" + submission + "]";
    }
}
