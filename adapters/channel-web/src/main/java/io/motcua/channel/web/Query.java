package io.motcua.channel.web;

import io.motcua.http.HttpRequest;
import java.util.Optional;

/** The part of an address behind the question mark, which only we write: nothing in it needs decoding. */
record Query(String text) {

    static Query of(HttpRequest request) {
        return new Query(request.query());
    }

    /** The first value of this name. */
    Optional<String> value(String name) {
        for (String pair : text.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
