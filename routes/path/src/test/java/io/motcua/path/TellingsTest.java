package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.DeliveryOutcome;
import io.motcua.ledger.sql.SqlLedger;
import io.motcua.profile.Profile;
import io.motcua.spi.LedgerWalk;
import io.motcua.spi.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingsTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));

    @Test
    void whatWasClaimedIsGivenBackIfItCannotBeDecidedWhatBecomesOfIt() throws Exception {
        try (SqlLedger ledger = SqlLedger.sqlite(folder, clock)) {
            Profile profile = TestProfile.load();
            AtomicBoolean broken = new AtomicBoolean(true);
            NoticeTiming timing = new NoticeTiming(
                    () -> {
                        if (broken.get()) {
                            throw new IllegalStateException("planted");
                        }
                        return profile;
                    },
                    false);
            Steps steps = TestSteps.of(ledger, new AlarmBook(List.of(), clock), clock);
            Tellings tellings = new Tellings("app", ledger, steps, timing, clock);
            LedgerWalk walk = new LedgerWalk(ledger, clock);
            for (String person : List.of("anna", "ben")) {
                walk.record(walk.attempted(walk.toDelivery("EASTWATER", person), new DeliveryOutcome.Accepted("E-1")));
            }

            assertThatThrownBy(() -> tellings.claim(10)).hasMessage("planted");
            broken.set(false);

            assertThat(tellings.claim(10))
                    .flatExtracting(work -> work.subject().notices())
                    .extracting(notice -> notice.answerTo().orElseThrow())
                    .contains("anna", "ben");
        }
    }
}
