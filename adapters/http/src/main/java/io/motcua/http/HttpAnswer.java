package io.motcua.http;

import java.util.Map;
import java.util.Objects;

/**
 * What a route answers: the typed out body of the Exchange.
 *
 * @param status from 200 to 599 (RFC 9110, section 15)
 * @param mediaType of the body; empty when there is no body
 * @param body not copied: nobody writes to it
 * @param headers others than those that follow from the body
 */
public record HttpAnswer(int status, String mediaType, byte[] body, Map<String, String> headers) {

    public HttpAnswer {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(body, "body");
        headers = Map.copyOf(headers);
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("No final status: " + status);
        }
        headers.forEach((name, value) -> {
            if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("The header " + name + " would break its line");
            }
        });
    }

    /** An answer in JSON. */
    public static HttpAnswer json(int status, byte[] body, Map<String, String> headers) {
        return new HttpAnswer(status, "application/json", body, headers);
    }

    /** Status and size; never the body, which may be a person's data. */
    @Override
    public String toString() {
        return "HttpAnswer[" + status + ", " + body.length + " bytes]";
    }
}
