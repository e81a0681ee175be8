package io.motcua;

import java.time.Instant;
import java.util.Objects;

/**
 * When somebody of the utility comes to the requester, or expects them, and what is new about that. Immutable and safe
 * for use by many threads.
 *
 * <p>It is a promise to the requester and no measure of ours: the crew's clock runs on as if there were none, since no
 * service level says otherwise.
 *
 * @param news what the requester is told of it
 * @param start when the window begins (TMF646 {@code validFor.startDateTime})
 * @param end when it ends (TMF646 {@code validFor.endDateTime})
 */
public record Appointment(News news, Instant start, Instant end) {

    /** What a requester can be told of an appointment. */
    public enum News {
        /** There is one. */
        MADE,
        /** It is at another time. */
        MOVED,
        /** It will not take place. The window is the one that it had. */
        CANCELLED,
        /** It is as it was: who asks is told. */
        STANDS
    }

    /**
     * Checks the window.
     *
     * @throws IllegalArgumentException if it ends before it begins, or as it does
     */
    public Appointment {
        Objects.requireNonNull(news, "news");
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("An appointment from " + start + " cannot end at " + end);
        }
    }
}
