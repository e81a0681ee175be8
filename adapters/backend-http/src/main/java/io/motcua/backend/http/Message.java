package io.motcua.backend.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request as it is to be sent, without what shows who we are.
 *
 * @param id the same at every attempt; what a signature is made over
 * @param headers all of them, by name; none can break its line
 */
record Message(String method, URI uri, String id, Map<String, String> headers, byte[] body) {

    Message {
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!Text.isToken(name) || !Text.isHeaderValue(value)) {
                throw new IllegalArgumentException(
                        "The header " + Text.printable(name, 40) + " would break its line, or holds no ASCII");
            }
        });
    }

    static Message get(URI uri, String id, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Accept", "application/json");
        return new Message("GET", uri, id, all, new byte[0]);
    }

    /** Method and size; the rest may be a person's data. */
    @Override
    public String toString() {
        return "Message[" + method + ", " + body.length + " bytes]";
    }
}
