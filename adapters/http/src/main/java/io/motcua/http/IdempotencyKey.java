package io.motcua.http;

/**
 * The header by which a sender says that two requests are one (IETF draft httpapi-idempotency-key-header). The draft
 * makes it a quoted string (RFC 8941, section 3.3.3); most senders leave the quotes out, and both mean the same here.
 */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";
    static final int MAX_LENGTH = 128;

    private IdempotencyKey() {}

    /**
     * The key that the request carries.
     *
     * @throws ProblemException with 400 if it carries none, or one that is no key
     */
    static String of(HttpRequest request) {
        String sent = request.header(HEADER)
                .orElseThrow(
                        () -> refused("The header " + HEADER + " is missing; it makes repeating a request harmless"));
        String key = sent.length() > 1 && sent.startsWith("\"") && sent.endsWith("\"")
                ? sent.substring(1, sent.length() - 1)
                : sent;
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw refused("The header " + HEADER + " has " + key.length() + " characters; 1 to " + MAX_LENGTH
                    + " are allowed");
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                throw refused(
                        "The header " + HEADER + " may hold visible ASCII characters without quotes and backslashes");
            }
        }
        return key;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problem.of(400, "idempotency-key", "No usable idempotency key", detail));
    }
}
