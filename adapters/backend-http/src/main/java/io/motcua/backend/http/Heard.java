package io.motcua.backend.http;

import java.net.http.HttpHeaders;
import java.time.Duration;

/** What came of one HTTP request. */
sealed interface Heard {

    /**
     * The server answered.
     *
     * @param whole whether the body is all that there was; a longer one than may be is cut off
     */
    record Answer(int status, HttpHeaders headers, byte[] body, boolean whole) implements Heard {
        /** Status and size; never the body, which may hold a person's data. */
        @Override
        public String toString() {
            return "Answer[" + status + ", " + body.length + " bytes]";
        }
    }

    /** The server cannot have the request: nothing of its body left. */
    record NotSent(Duration retryAfter, String cause) implements Heard {
        NotSent(String cause) {
            this(Duration.ZERO, cause);
        }
    }

    /** The body left, or part of it, and no whole answer came. */
    record Lost(String cause) implements Heard {}
}
