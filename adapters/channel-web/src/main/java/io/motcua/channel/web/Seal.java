package io.motcua.channel.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs short texts so that we know them again: HMAC-SHA-256 (RFC 2104), cut to 16 bytes. Safe for many threads. */
final class Seal {
    static final int BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The seal of a content.
     *
     * @param purpose what it is for and where, so that no seal is good for something else; holds no zero character
     */
    byte[] of(String purpose, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether this is the content's seal; takes as long for a wrong one as for the right one. */
    boolean fits(String purpose, byte[] content, byte[] seal) {
        return MessageDigest.isEqual(of(purpose, content), seal);
    }
}
