package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.Lane;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a utility with a partner counts as away. */
class PresenceTest {
    private static final String EAST = "EASTWATER";

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final AlarmBook alarms = new AlarmBook(List.of(), clock);

    @Test
    void whoseLaneIsPausedIsNotAwayAndHasTheWholeTimeOnceItIsResumed() throws Exception {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, clock)) {
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            walk.toSent(EAST);
            Presence presence =
                    new Presence(EAST, new Partner("WESTWATER", Duration.ofMinutes(5)), alarms, ledger, clock);
            walk.order(Lane.delivery(EAST), true);

            clock.pass(Duration.ofHours(1));
            assertThat(presence.isAwayNow()).as("while it is paused").isFalse();

            walk.order(Lane.delivery(EAST), false);
            clock.pass(Duration.ofMinutes(4));
            assertThat(presence.isAwayNow()).as("four minutes later").isFalse();
            clock.pass(Duration.ofMinutes(2));
            assertThat(presence.isAwayNow()).as("six minutes later").isTrue();
        }
    }

    @Test
    void whatItsPartnerHasNotTakenInItsTimeMayGoToTheOneThatIsAway() throws Exception {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, clock)) {
            new LedgerWalk(ledger, clock).toSent(EAST);
            Presence presence =
                    new Presence(EAST, new Partner("WESTWATER", Duration.ofMinutes(5)), alarms, ledger, clock);
            Instant longAgo = clock.instant();
            clock.pass(Duration.ofMinutes(6));
            assertThat(presence.isAwayNow()).isTrue();
            assertThat(presence.mayYetGoToPartner(longAgo)).as("just away").isTrue();

            clock.pass(Duration.ofMinutes(5));
            assertThat(presence.mayYetGoToPartner(longAgo)).as("passed by").isFalse();
            assertThat(presence.mayYetGoToPartner(clock.instant())).as("new").isTrue();
        }
    }
}
