package io.motcua.backend.http;

import io.motcua.Delivery;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * How a utility is asked whether it has a request that it may have been sent.
 *
 * @param url where, with {@code {key}} for the idempotency key, {@code {reference}} for the request's reference and
 *     {@code {version}} for its version; 404 says that it does not have it
 * @param answers how a 2xx is read
 * @param always whether to ask before each sending, and not only when there is a doubt
 */
public record Ask(String url, AnswerRules answers, boolean always) {

    /**
     * Checks that the url is one once its places are filled.
     *
     * @throws IllegalArgumentException if it is not, or names neither key nor reference
     */
    public Ask {
        Objects.requireNonNull(answers, "answers");
        if (!url.contains("{key}") && !url.contains("{reference}")) {
            throw new IllegalArgumentException("The address to ask at names neither {key} nor {reference}");
        }
        URI filled = filled(url, "key", "reference", "1");
        if (filled.getHost() == null) {
            throw new IllegalArgumentException("The address to ask at has no host");
        }
    }

    URI about(Delivery delivery) {
        return filled(
                url, delivery.deduplicationId(), delivery.reference().value(), Integer.toString(delivery.version()));
    }

    private static URI filled(String url, String key, String reference, String version) {
        return URI.create(url.replace("{key}", encoded(key))
                .replace("{reference}", encoded(reference))
                .replace("{version}", version));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
