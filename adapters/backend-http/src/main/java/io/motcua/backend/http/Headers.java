package io.motcua.backend.http;

import java.util.Locale;
import java.util.Set;

/** The headers that we write ourselves, or leave to Java's client: a configuration may not. */
final class Headers {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String CONTENT_TYPE = "Content-Type";

    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "accept",
            "accept-encoding",
            "cookie",
            "idempotency-key",
            "priority",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");

    private Headers() {}

    static boolean isOurs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lower) || lower.startsWith("ce-") || lower.startsWith("proxy-");
    }
}
