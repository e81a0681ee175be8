package io.motcua.http;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as a route sees it: the one typed body of the Exchange. Of the sender's headers it holds those that the
 * endpoint allows, and nothing of them is on the Exchange.
 *
 * @param method in capitals, as RFC 9110 section 9 writes it
 * @param path without the query, as it was sent
 * @param pathParameters the values that stood where the endpoint's path has {@code {name}}, percent-decoded
 * @param query what stood behind the question mark, as it was sent; empty if nothing did
 * @param headers the allowed ones that were sent, by their names in lower case
 * @param remoteAddress the address of whoever is connected, which may be a proxy
 * @param body not copied: nobody writes to it
 */
public record HttpRequest(
        String method,
        String path,
        Map<String, String> pathParameters,
        String query,
        Map<String, String> headers,
        String remoteAddress,
        byte[] body) {

    public HttpRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(remoteAddress, "remoteAddress");
        Objects.requireNonNull(body, "body");
        pathParameters = Map.copyOf(pathParameters);
        headers = Map.copyOf(headers);
    }

    /** The value of an allowed header; the name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The value of a path parameter.
     *
     * @throws IllegalArgumentException if the endpoint's path has none of this name
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The endpoint's path has no parameter {" + name + "}");
        }
        return value;
    }

    /**
     * The media type of the body as it was claimed, which must be this one, in UTF-8 if it says in what.
     *
     * @throws ProblemException with 415 if it is another
     */
    public String mediaType(String wanted) {
        String claimed = header("Content-Type").orElse("");
        if (claimed.equalsIgnoreCase(wanted)) {
            return claimed;
        }
        String[] parts = claimed.split(";");
        if (!parts[0].strip().equalsIgnoreCase(wanted)) {
            throw new ProblemException(Problems.unsupportedMediaType("Content-Type must be " + wanted));
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.regionMatches(true, 0, "charset=", 0, 8)
                    && !parameter.substring(8).replace("\"", "").equalsIgnoreCase("utf-8")) {
                throw new ProblemException(Problems.unsupportedMediaType("The charset must be utf-8"));
            }
        }
        return claimed;
    }

    /** Method and size; the rest may be a person's data or a secret. */
    @Override
    public String toString() {
        return "HttpRequest[" + method + ", " + body.length + " bytes]";
    }
}
