package io.motcua.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may send on a channel: API keys as bearer tokens (RFC 6750, section 2.1). Keys are compared by their SHA-256, all
 * of them and in constant time, so that nobody can feel their way to one. Safe for use by many threads.
 */
public final class ApiKeys {
    private static final String SCHEME = "bearer ";
    private static final String CHALLENGE = "Bearer realm=\"motcua\"";

    private record Entry(byte[] sha256, ApiClient client) {}

    private final List<Entry> entries = new ArrayList<>();

    /**
     * The keys of these clients.
     *
     * @throws IllegalArgumentException if two clients share an id or a key
     */
    public ApiKeys(List<ApiClient> clients) {
        Set<String> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (ApiClient client : clients) {
            if (!ids.add(client.id())) {
                throw new IllegalArgumentException("Two API clients have the id " + client.id());
            }
            for (String key : client.keys()) {
                if (!keys.add(key)) {
                    throw new IllegalArgumentException(
                            "A key of the API client " + client.id() + " is given twice; each key is one client's");
                }
                entries.add(new Entry(sha256(key), client));
            }
        }
    }

    /**
     * Whose key the request shows.
     *
     * @throws ProblemException with 401 if it shows none, or none of ours
     */
    public ApiClient client(HttpRequest request) {
        Optional<String> shown = request.header("authorization");
        if (shown.isEmpty()) {
            throw new ProblemException(
                    Problems.unauthorized("Authorization: Bearer with the API key is missing", CHALLENGE));
        }
        String credentials = shown.get();
        if (!credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ProblemException(Problems.unauthorized("Authorization is not of the kind Bearer", CHALLENGE));
        }
        byte[] sha256 = sha256(credentials.substring(SCHEME.length()).strip());
        ApiClient found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.sha256(), sha256)) {
                found = entry.client();
            }
        }
        if (found == null) {
            throw new ProblemException(
                    Problems.unauthorized("The API key is none of ours", CHALLENGE + ", error=\"invalid_token\""));
        }
        return found;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
