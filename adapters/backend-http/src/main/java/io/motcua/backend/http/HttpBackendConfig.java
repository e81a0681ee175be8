package io.motcua.backend.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How one utility is reached over HTTP.
 *
 * @param backend the utility's id, as in {@link io.motcua.Delivery#backend()}
 * @param url where its requests are posted
 * @param content in what form
 * @param headers further ones of each request, always the same
 * @param answers how its answers are read
 * @param access how we show who we are
 * @param limits what its server is asked to bear
 * @param ask how it is asked about a delivery whose outcome is unknown; without it, the delivery is repeated with the
 *     same key
 * @param replies how it shows who it is when it calls back; absent if it does not
 */
public record HttpBackendConfig(
        String backend,
        URI url,
        Content content,
        Map<String, String> headers,
        AnswerRules answers,
        Access access,
        Limits limits,
        Optional<Ask> ask,
        Optional<ReplyAccess> replies) {

    /**
     * Checks that the address is one of HTTP, that no header is one of those that we write ourselves, and that the
     * utility can acknowledge.
     *
     * @throws IllegalArgumentException if it is not so
     */
    public HttpBackendConfig {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(answers, "answers");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(ask, "ask");
        Objects.requireNonNull(replies, "replies");
        requireHttp(url);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach(HttpBackendConfig::requireHeader);
        if (!canAcknowledge(content, answers, replies.isPresent())) {
            throw new IllegalArgumentException("A server that merely receives must be able to acknowledge later, by"
                    + " replies [backend " + backend + "]");
        }
    }

    /** A builder with the defaults: structured events, of which a 2xx says that they are received. */
    public static Builder builder(String backend, URI url) {
        return new Builder(backend, url);
    }

    /**
     * Whether a utility has a way to say that it has a request: in its answers, or later by call-back. One that takes the
     * contract's events has; of such a server a bare 2xx is a receipt, and what it does not acknowledge in time is a
     * person's.
     */
    public static boolean canAcknowledge(Content content, AnswerRules answers, boolean callsBack) {
        return callsBack || content.isContract() || !answers.receives();
    }

    static void requireHttp(URI url) {
        String scheme = String.valueOf(url.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("An address is http://host/… or https://host/…, without a user in it");
        }
    }

    /**
     * Checks that a configuration may set this header.
     *
     * @throws IllegalArgumentException if not; the message says why, and repeats no value
     */
    public static void requireHeader(String name, String value) {
        if (!Text.isToken(name) || Headers.isOurs(name)) {
            throw new IllegalArgumentException("The header " + Text.printable(name, 40)
                    + " cannot be set: it is no name of a header, or one that the gateway writes itself");
        }
        if (!Text.isHeaderValue(value)) {
            throw new IllegalArgumentException(
                    "The header " + name + " holds characters that no header may have, for example a line end");
        }
    }

    /** Builds a configuration; not safe for use by several threads. */
    public static final class Builder {
        private final String backend;
        private final URI url;
        private Content content = new Content.Structured();
        private Map<String, String> headers = Map.of();
        private AnswerRules answers = AnswerRules.RECEIVED;
        private Access access = Access.NONE;
        private Limits limits = Limits.DEFAULTS;
        private Optional<Ask> ask = Optional.empty();
        private Optional<ReplyAccess> replies = Optional.empty();

        private Builder(String backend, URI url) {
            this.backend = backend;
            this.url = url;
        }

        public Builder content(Content value) {
            content = value;
            return this;
        }

        public Builder headers(Map<String, String> value) {
            headers = value;
            return this;
        }

        public Builder answers(AnswerRules value) {
            answers = value;
            return this;
        }

        public Builder access(Access value) {
            access = value;
            return this;
        }

        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        public Builder ask(Ask value) {
            ask = Optional.of(value);
            return this;
        }

        public Builder replies(ReplyAccess value) {
            replies = Optional.of(value);
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if it contradicts itself
         */
        public HttpBackendConfig build() {
            return new HttpBackendConfig(backend, url, content, headers, answers, access, limits, ask, replies);
        }
    }
}
