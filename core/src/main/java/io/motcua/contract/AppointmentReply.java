package io.motcua.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That the utility and the requester have an appointment, another one, or none any more (after TMF646 Appointment). A
 * request has one at most: what was said last, by the event's {@code time}, holds.
 *
 * @param header with a time, since which of two was said later must be known
 * @param state whether it holds
 * @param validFor the window; needed if it holds
 * @param serviceNotice words for the requester
 */
public record AppointmentReply(Header header, State state, Optional<Window> validFor, Optional<String> serviceNotice)
        implements ReplyEvent {
    /** The shortest window: a moment is none that anybody could keep. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    /** The longest window: nobody waits at home for longer than a week. */
    public static final Duration LONGEST = Duration.ofDays(7);
    /** How long after the event's time a window begins at most; what is further away is a slip of the pen. */
    public static final Duration FURTHEST = Duration.ofDays(366);

    /** Whether an appointment holds, in the words of TMF646. */
    public enum State {
        /** It does, in place of any that there was. */
        CONFIRMED("confirmed"),
        /** There is none any more. */
        CANCELLED("cancelled");

        private final String json;

        State(String json) {
            this.json = json;
        }

        /** The word for it in JSON. */
        public String json() {
            return json;
        }
    }

    /**
     * From when until when.
     *
     * @param startDateTime the first moment
     * @param endDateTime the first moment after it
     */
    public record Window(Instant startDateTime, Instant endDateTime) {
        public Window {
            Objects.requireNonNull(startDateTime, "startDateTime");
            Objects.requireNonNull(endDateTime, "endDateTime");
        }
    }

    /**
     * Checks the event.
     *
     * @throws IllegalArgumentException if it is one that {@link ReplyReader} would refuse
     */
    public AppointmentReply {
        Objects.requireNonNull(state, "state");
        Instant said =
                header.time().orElseThrow(() -> new IllegalArgumentException("An appointment needs the event's time"));
        if (state == State.CONFIRMED && validFor.isEmpty()) {
            throw new IllegalArgumentException("A confirmed appointment needs a window");
        }
        validFor.flatMap(window -> expected(state, window, said)).ifPresent(expected -> {
            throw new IllegalArgumentException("The appointment is not in " + expected);
        });
        serviceNotice.ifPresent(value -> TextLength.require(value, "serviceNotice", MAX_WORDS_LENGTH));
    }

    /** What is expected instead of this window, if it is none. What JSON Schema cannot say, its description does. */
    static Optional<String> expected(State state, Window window, Instant said) {
        Instant start = window.startDateTime();
        Instant end = window.endDateTime();
        if (!end.isAfter(start)) {
            return Optional.of("a window whose endDateTime is after its startDateTime");
        }
        Duration length = Duration.between(start, end);
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            return Optional.of("a window of " + SHORTEST.toMinutes() + " minute to " + LONGEST.toDays() + " days");
        }
        if (Duration.between(said, start).compareTo(FURTHEST) > 0) {
            return Optional.of("a window that begins at most " + FURTHEST.toDays() + " days after the event's time");
        }
        return state == State.CONFIRMED && !end.isAfter(said)
                ? Optional.of("a window that is not over at the event's time")
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "AppointmentReply[" + header + ", " + state + "]";
    }
}
