package io.motcua.example.oracle.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal, by which content is compared without being written down. */
public final class Hash {
    private Hash() {}

    /** Of these bytes. */
    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Of a person's words as UTF-8; how they are broken into lines is each channel's own affair. */
    public static String ofWords(String words) {
        return of(words.strip().replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
    }
}
