package io.motcua.sla;

import java.time.Duration;
import java.time.Instant;

/** What time counts against a limit. Stateless, and safe for use by many threads. */
public enum Measure {
    /** All of it. */
    ELAPSED {
        @Override
        public Duration between(Instant from, Instant until, WorkingCalendar calendar) {
            return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
        }

        @Override
        public Instant after(Instant from, Duration time, WorkingCalendar calendar) {
            return from.plus(time);
        }
    },
    /** Working hours only. */
    WORKING {
        @Override
        public Duration between(Instant from, Instant until, WorkingCalendar calendar) {
            return calendar.worked(from, until);
        }

        @Override
        public Instant after(Instant from, Duration time, WorkingCalendar calendar) {
            return calendar.after(from, time);
        }
    };

    /** How much of the time from one instant until another counts; nothing if the other is not later. */
    public abstract Duration between(Instant from, Instant until, WorkingCalendar calendar);

    /** The earliest instant by which so much time that counts has passed. */
    public abstract Instant after(Instant from, Duration time, WorkingCalendar calendar);
}
