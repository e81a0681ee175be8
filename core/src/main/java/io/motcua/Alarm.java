package io.motcua;

import java.time.Instant;
import java.util.Objects;

/**
 * News of a condition that people must know of: that it has begun, or that it is over. However many requests meet a
 * condition, it is raised once and cleared once; {@code condition}, {@code about} and {@code since} are the same in
 * both. Nothing in it is a citizen's.
 *
 * @param about the lane that it is about, as {@link io.motcua.spi.Lane#name()}: {@code delivery:<utility>},
 *     {@code notices:<channel>}, {@code clocks}
 * @param since when it was raised
 * @param at when this was said; {@code since} itself while it is raised
 * @param text what is the matter and what to do next, in a sentence or two; what ended it, when it is cleared
 */
public record Alarm(Condition condition, String about, State state, Instant since, Instant at, String text) {

    /** What is the matter. More may come. */
    public enum Condition {
        /** What is sent there keeps failing, so that it is left alone but for one try now and then. */
        FAILING,
        /** Something waits for a person because its attempts have ended, and nothing got through since. */
        GIVEN_UP,
        /** Somebody has paused it, and nothing goes out. */
        PAUSED,
        /**
         * A utility let the deadline of something pass that it had been sent, and acknowledged nothing in time since.
         */
        SILENT,
        /** A utility says how far it has come in words that mean nothing here, so that what it says changes nothing. */
        UNKNOWN_WORDS,
        /** A utility that has a partner is away: it says nothing, and its work goes to the partner. */
        AWAY,
        /** More clocks are overdue than can be told at once. */
        CLOCKS_OVERDUE
    }

    /** Whether a condition holds. */
    public enum State {
        RAISED,
        CLEARED
    }

    public Alarm {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(text, "text");
    }

    /** That it holds, from now on. */
    public static Alarm raised(Condition condition, String about, Instant since, String text) {
        return new Alarm(condition, about, State.RAISED, since, since, text);
    }

    /** That what was raised is over. */
    public Alarm cleared(Instant when, String why) {
        return new Alarm(condition, about, State.CLEARED, since, when, why);
    }
}
