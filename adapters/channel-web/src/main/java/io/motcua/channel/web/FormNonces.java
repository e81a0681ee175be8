package io.motcua.channel.web;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and knows the nonces of forms: each fetched form has its own, and sending it twice is one request. A nonce is
 * the time, 16 random bytes, and a seal over both and the site; nothing is kept of it here. Safe for use by many threads.
 */
final class FormNonces {
    private static final int CONTENT_BYTES = Long.BYTES + 16;

    /** How much later than ours another node's clock may be. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Seal seal;
    private final Duration validity;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FormNonces(Seal seal, Duration validity, Clock clock) {
        this.seal = seal;
        this.validity = validity;
        this.clock = clock;
    }

    /** A new nonce for a form of this site, in letters that an address can hold. */
    String mint(WebSite site) {
        byte[] drawn = new byte[16];
        random.nextBytes(drawn);
        byte[] content = ByteBuffer.allocate(CONTENT_BYTES)
                .putLong(clock.instant().getEpochSecond())
                .put(drawn)
                .array();
        byte[] whole = ByteBuffer.allocate(CONTENT_BYTES + Seal.BYTES)
                .put(content)
                .put(seal.of(purpose(site), content))
                .array();
        return ENCODER.encodeToString(whole);
    }

    /** The dedupe key that the nonce stands for; empty if it is not ours, of another site, or too old. */
    Optional<String> dedupeKey(WebSite site, String nonce) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length != CONTENT_BYTES + Seal.BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(whole, CONTENT_BYTES);
        if (!seal.fits(purpose(site), content, Arrays.copyOfRange(whole, CONTENT_BYTES, whole.length))) {
            return Optional.empty();
        }
        Instant minted = Instant.ofEpochSecond(ByteBuffer.wrap(content).getLong());
        Instant now = clock.instant();
        if (minted.isAfter(now.plus(SKEW)) || minted.plus(validity).isBefore(now)) {
            return Optional.empty();
        }
        return Optional.of(ENCODER.encodeToString(content));
    }

    private static String purpose(WebSite site) {
        return "form " + site.path();
    }
}
