package io.motcua.backend.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How we show a utility's server who we are, and how we know it. All that is given is used together. Secrets never appear
 * in {@code toString}.
 *
 * @param oauth2 an access token in {@code Authorization: Bearer} (RFC 6750)
 * @param apiKey a key in a header
 * @param signature signs each request (Standard Webhooks 1.0)
 * @param certificate our certificate and its key, for mutual TLS
 * @param trust whom to trust instead of Java's own list
 */
public record Access(
        Optional<OAuth2> oauth2,
        Optional<ApiKey> apiKey,
        Optional<WebhookSecret> signature,
        Optional<KeyFile> certificate,
        Optional<KeyFile> trust) {

    /** Shows nothing: for servers that know us by where we come from. */
    public static final Access NONE =
            new Access(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Our client credentials (RFC 6749, section 4.4).
     *
     * @param tokens where access tokens are given
     * @param scope what is asked for; the server's default if absent
     */
    public record OAuth2(URI tokens, String clientId, String clientSecret, Optional<String> scope) {
        public OAuth2 {
            Objects.requireNonNull(tokens, "tokens");
            Objects.requireNonNull(clientSecret, "clientSecret");
            Objects.requireNonNull(scope, "scope");
            if (clientId.isEmpty()) {
                throw new IllegalArgumentException("The client id is empty");
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "OAuth2[" + tokens + ", client " + clientId + "]";
        }
    }

    /** A key in a header of this name. */
    public record ApiKey(String header, String value) {
        public ApiKey {
            if (!Text.isToken(header) || Headers.isOurs(header)) {
                throw new IllegalArgumentException("No header for an API key: " + Text.printable(header, 40));
            }
            if (value.isEmpty() || !Text.isHeaderValue(value)) {
                throw new IllegalArgumentException("The API key for the header " + header
                        + " is empty or holds characters that no header may have");
            }
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "ApiKey[" + header + "]";
        }
    }

    /** A PKCS #12 file (RFC 7292) and the password of it and its keys. */
    public record KeyFile(Path file, String password) {
        public KeyFile {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(password, "password");
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "KeyFile[" + file + "]";
        }
    }

    public Access {
        Objects.requireNonNull(oauth2, "oauth2");
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(trust, "trust");
    }
}
