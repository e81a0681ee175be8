package io.motcua.channel.email;

import io.motcua.DedupeConflictException;
import io.motcua.LedgerUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long messages that could not be stored are left alone: twice as long each time, except that a ledger which takes
 * nothing is no fault of the message. Nothing is lost with it. For use by one thread.
 */
final class Pauses {
    /** A message of a folder. */
    record Name(long uidValidity, long uid) {}

    private record Pause(int failures, long untilNanos, boolean conflict) {}

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration first;
    private final Map<Name, Pause> pauses = new HashMap<>();

    Pauses(Duration first) {
        this.first = first;
    }

    /** Begins the pause after a failure, and says how long it is. */
    Duration after(Name name, Throwable failure) {
        Pause before = pauses.get(name);
        boolean conflict = failure instanceof DedupeConflictException || hadConflict(name);
        int failures = failure instanceof LedgerUnavailableException || before == null ? 1 : before.failures() + 1;
        Duration pause = doubled(failures, first, LONGEST);
        pauses.put(name, new Pause(failures, System.nanoTime() + pause.toNanos(), conflict));
        return pause;
    }

    boolean lasts(Name name) {
        Pause pause = pauses.get(name);
        return pause != null && pause.untilNanos() - System.nanoTime() > 0;
    }

    /** Whether the ledger has other bytes under this name. */
    boolean hadConflict(Name name) {
        Pause pause = pauses.get(name);
        return pause != null && pause.conflict();
    }

    void forget(Name name) {
        pauses.remove(name);
    }

    void forgetAllBut(long uidValidity) {
        pauses.keySet().removeIf(name -> name.uidValidity() != uidValidity);
    }

    /** The first pause, doubled with each failure after the first. */
    static Duration doubled(int failures, Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(16, failures - 1));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
