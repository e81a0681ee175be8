package io.motcua.path;

import io.motcua.Alarm.Condition;
import io.motcua.spi.Lane;
import io.motcua.spi.Ledger;
import io.motcua.spi.Silence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a utility that has a partner is there. It is away when nothing was heard of it for a time although something
 * has waited for it as long, be that unanswered or not even sent; and there again at its first word. After a start of
 * the gateway it has the whole time once more. Safe for use by many threads.
 */
final class Presence {
    private final String backend;
    private final Partner partner;
    private final AlarmBook alarms;
    private final Ledger ledger;
    private final Clock clock;
    private Instant heardAt;
    private @Nullable Instant failingSince;
    private @Nullable Instant awaySince;
    private @Nullable Instant nextProbe;

    Presence(String backend, Partner partner, AlarmBook alarms, Ledger ledger, Clock clock) {
        this.backend = backend;
        this.partner = partner;
        this.alarms = alarms;
        this.ledger = ledger;
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    /** The utility itself has said something. */
    synchronized void heard() {
        heardAt = clock.instant();
        failingSince = null;
        back();
    }

    /** A delivery got as far as its broker or server. */
    synchronized void reached() {
        failingSince = null;
    }

    /** A delivery did not get through. */
    synchronized void failed() {
        if (failingSince == null) {
            failingSince = clock.instant();
        }
    }

    synchronized boolean isAway() {
        return awaySince != null;
    }

    /** Whether one delivery may go to the utility although it is away, to see whether it still is. */
    synchronized boolean mayProbe() {
        return nextProbe == null || !clock.instant().isBefore(nextProbe);
    }

    /** Whether what has been due since then may yet go to the partner, which takes soon what it can have. */
    synchronized boolean mayYetGoToPartner(Instant dueAt) {
        if (awaySince == null) {
            return false;
        }
        Instant since = dueAt.isAfter(awaySince) ? dueAt : awaySince;
        return clock.instant().isBefore(since.plus(partner.after()));
    }

    /** One goes there now, and the next one only when that had its time. */
    synchronized void probed() {
        nextProbe = clock.instant().plus(partner.after());
    }

    /** Finds out whether it is away now. Asks the ledger, since another node may have heard it. */
    boolean isAwayNow() {
        Silence silence = ledger.silence(backend);
        boolean isPaused = ledger.isPaused(Lane.delivery(backend));
        synchronized (this) {
            if (awaySince == null && isPaused) {
                // It is we who keep silent. Once the lane is resumed it has the whole time.
                heardAt = clock.instant();
                failingSince = null;
                return false;
            }
            Instant since = clock.instant().minus(partner.after());
            if (awaySince != null) {
                if (silence.acknowledgedAt().filter(awaySince::isBefore).isPresent()) {
                    back();
                }
            } else if (!heardAt.isAfter(since)
                    && silence.acknowledgedAt().filter(since::isBefore).isEmpty()
                    && hasWaited(silence, since)) {
                awaySince = clock.instant();
                nextProbe = null;
                alarms.raise(
                        Condition.AWAY,
                        Lane.delivery(backend).name(),
                        () -> "Nothing was heard of " + backend + " for " + Spoken.of(partner.after())
                                + ", and work waits for it. " + partner.utility()
                                + " gets its work; what it may have taken: 'motcua held --reason taken-unanswered'.");
            }
            return awaySince != null;
        }
    }

    private boolean hasWaited(Silence silence, Instant since) {
        return Optional.ofNullable(failingSince)
                        .filter(at -> !at.isAfter(since))
                        .isPresent()
                || silence.waitingSince().filter(at -> !at.isAfter(since)).isPresent();
    }

    private void back() {
        if (awaySince != null) {
            alarms.clear(
                    Condition.AWAY,
                    Lane.delivery(backend).name(),
                    backend + " is back after " + Spoken.of(Duration.between(awaySince, clock.instant())));
            awaySince = null;
        }
    }
}
