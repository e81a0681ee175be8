package io.motcua.path;

import io.motcua.Alarm.Condition;
import io.motcua.spi.Lane;
import java.time.Duration;
import java.util.Optional;

/** What people must know of lanes, in words. Each may be said as often as it is met. Safe for use by many threads. */
final class LaneAlarms {
    private final AlarmBook book;

    LaneAlarms(AlarmBook book) {
        this.book = book;
    }

    /** Half or more of what was tried lately did not get through. */
    void failing(Lane lane, String cause, Duration rest) {
        book.raise(
                Condition.FAILING,
                lane.name(),
                () -> "Half or more of the last attempts failed; the last one: " + cause
                        + ". From now on one attempt is made every " + rest.toSeconds()
                        + " s, and the rest waits in the ledger. See to the far side, or to the way there.");
    }

    /** An attempt got through while it was left alone. */
    void working(Lane lane) {
        book.clear(Condition.FAILING, lane.name(), "An attempt got through.");
    }

    /** The attempts of something have ended. */
    void givenUp(Lane lane, String cause) {
        book.raise(
                Condition.GIVEN_UP,
                lane.name(),
                () -> "Something could not be brought there in all the time for it, and is not tried any more; the last"
                        + " attempt: " + cause
                        + ". Requests wait for a person: 'motcua held --reason undeliverable' lists"
                        + " them, 'motcua held send' sends each on once the way is free.");
    }

    /** Somebody lets nothing go there. */
    void paused(Lane lane, String by, Optional<String> reason) {
        book.raise(
                Condition.PAUSED,
                lane.name(),
                () -> "Paused by " + by + reason.map(why -> ": " + why).orElse("")
                        + ". Nothing goes there, not even danger to life; everything waits in the ledger until"
                        + " 'motcua lanes resume "
                        + LaneDesk.name(lane) + "'.");
    }

    /** Somebody lets everything go there again. */
    void resumed(Lane lane, String by) {
        book.clear(Condition.PAUSED, lane.name(), "Resumed by " + by + ".");
    }

    /** Something got through. */
    void through(Lane lane) {
        book.clear(Condition.GIVEN_UP, lane.name(), "Something got through again.");
    }

    /** Whether it is known that the utility is silent. */
    boolean isSilent(String utility) {
        return book.isOpen(Condition.SILENT, Lane.delivery(utility).name());
    }

    /** The utility let a deadline pass. */
    void silent(String utility) {
        book.raise(
                Condition.SILENT,
                Lane.delivery(utility).name(),
                utility + " has not acknowledged in time what it was sent; such requests wait for a person. Ask whether"
                        + " anybody reads there; 'motcua held --reason not-acknowledged' lists them.");
    }

    /** The utility has said something in a word that nobody told us the meaning of; here shown as far as it may be. */
    void unknownWord(String utility, String shown) {
        book.raise(
                Condition.UNKNOWN_WORDS,
                Lane.delivery(utility).name(),
                () -> utility + " says how far requests have come in words that mean nothing here, as " + shown
                        + "; such replies are kept and change nothing, and requesters do not hear of them. Add the words"
                        + " to the backend's status-words, then start the gateway anew; the log names each once.");
    }

    /** The utility acknowledged, and in time. */
    void heard(String utility) {
        book.clear(Condition.SILENT, Lane.delivery(utility).name(), utility + " has acknowledged in time again.");
    }
}
