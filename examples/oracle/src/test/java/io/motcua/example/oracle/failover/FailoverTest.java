package io.motcua.example.oracle.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.reconcile.LedgerRow;
import io.motcua.spi.SubmissionState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailoverTest {
    @TempDir
    Path folder;

    @Test
    void eachRequestIsWorkedByOneCentreOrWithAPersonWhileBothAreKilledInTurn() throws Exception {
        long seed = Long.getLong("oracle.seed", 20_251_128);
        System.out.println("Seed " + seed + "; -Doracle.seed=" + seed + " plays the same");

        Count count = Failover.play(folder, Path.of("../evn/config/profile"), 300, 3, seed, System.out);

        count.lines().forEach(System.out::println);
        assertThat(count.wrong()).as("with seed " + seed).isEmpty();
        assertThat(count.requests()).isEqualTo(300);
        assertThat(count.byPartner()).as("taken over").isPositive();
    }

    @Test
    void aRequestOfTwoCentresOrOfNobodyIsFoundOut() {
        List<Entry> entries =
                List.of(intent("a"), intent("b"), intent("c"), effect("a", "X"), effect("a", "Y"), effect("c", "Y"));
        List<LedgerRow> rows = List.of(
                row("a", SubmissionState.SETTLED),
                row("b", SubmissionState.SETTLED),
                row("c", SubmissionState.SETTLED));

        Count count = Count.of(entries, rows);

        assertThat(count.wrong()).hasSize(2);
        assertThat(count.byOne()).isEqualTo(1);
        assertThat(count.byPartner()).isEqualTo(1);
    }

    private static Entry intent(String submission) {
        return new Entry.Intent(submission, "app", "0", "0", Optional.of("X"));
    }

    private static Entry effect(String submission, String utility) {
        return new Entry.Effect(submission, utility, "MC-" + submission, "0", "urn:motcua", submission + ":" + utility);
    }

    private static LedgerRow row(String submission, SubmissionState state) {
        return new LedgerRow(submission, "MC-" + submission, "0", state, Optional.empty());
    }
}
