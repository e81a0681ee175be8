package io.motcua.channel.web;

import io.motcua.Reference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and knows the slips by which a confirmation page is addressed: a reference and a seal, so that nobody else can
 * make a page of ours that confirms what was never stored. Safe for use by many threads.
 */
final class Slips {
    private final Seal seal;

    Slips(Seal seal) {
        this.seal = seal;
    }

    String of(WebSite site, Reference reference) {
        byte[] sealed = seal.of(purpose(site), reference.value().getBytes(StandardCharsets.UTF_8));
        return reference.value() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The reference that the slip confirms; empty if the slip is not ours. */
    Optional<Reference> reference(WebSite site, String slip) {
        int dot = slip.indexOf('.');
        return Reference.parse(slip.substring(0, Math.max(dot, 0)))
                .filter(reference -> isSame(of(site, reference), slip));
    }

    /** Takes as long for a wrong slip as for the right one, as {@link Seal#fits} does. */
    private static boolean isSame(String ours, String shown) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static String purpose(WebSite site) {
        return "received " + site.path();
    }
}
