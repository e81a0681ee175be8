package io.motcua.backend.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that signs messages as Standard Webhooks 1.0 says: HMAC-SHA256 over {@code id.timestamp.body}, in base64
 * behind {@code v1,}. Never shown. Safe for use by many threads.
 */
public final class WebhookSecret {
    /** What the specification writes before a secret. */
    public static final String PREFIX = "whsec_";

    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final String VERSION = "v1,";

    private final SecretKeySpec key;

    private WebhookSecret(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /**
     * Reads {@code whsec_} and 24 to 64 bytes in base64.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static WebhookSecret of(String text) {
        byte[] bytes;
        try {
            bytes = text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("A webhook secret is " + PREFIX + " and " + MIN_BYTES + " to "
                    + MAX_BYTES + " bytes in base64, for example from `openssl rand -base64 32`");
        }
        return new WebhookSecret(bytes);
    }

    /** What stands in {@code webhook-signature}. */
    String sign(String id, long timestampSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** Whether one of the signatures, which stand with a space between them, is right. Takes constant time for each. */
    boolean verifies(String signatures, String id, long timestampSeconds, byte[] body) {
        byte[] right = sign(id, timestampSeconds, body).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String shown : signatures.split(" ")) {
            found |= MessageDigest.isEqual(right, shown.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    /** Nothing of the secret. */
    @Override
    public String toString() {
        return "WebhookSecret[…]";
    }
}
