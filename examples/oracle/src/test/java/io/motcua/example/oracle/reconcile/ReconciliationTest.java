package io.motcua.example.oracle.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.reconcile.Finding.Kind;
import io.motcua.spi.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final String R1 = "MC-AAA-AAA-AAA";
    private static final String R2 = "MC-CCC-CCC-CCC";
    private static final String R3 = "MC-DDD-DDD-DDD";

    /** Two submissions: one delivered to HANOI, one held for a person. */
    private final List<Entry> entries = new ArrayList<>(List.of(
            new Entry.Intent("s1", "app", "sha-1", "words-1", Optional.of("HANOI")),
            new Entry.Acknowledged("s1", Optional.of(R1)),
            new Entry.Effect("s1", "HANOI", R1, "words-1", "urn:gateway", "event-1"),
            new Entry.Intent("s2", "hotline", "sha-2", "words-2", Optional.empty()),
            new Entry.Acknowledged("s2", Optional.of(R2))));

    private final List<LedgerRow> rows = new ArrayList<>(List.of(
            new LedgerRow("s1", R1, "sha-1", SubmissionState.SETTLED, Optional.empty()),
            new LedgerRow("s2", R2, "sha-2", SubmissionState.HELD, Optional.of("NO_PLACE"))));

    @Test
    void whatIsDeliveredOnceOrHeldWithAReasonIsClean() {
        Verdict verdict = verdict();

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict).isEqualTo(new Verdict(2, 2, 1, 0, 1, 0, 0, List.of()));
    }

    @Test
    void whatWasSentAndNeverAnsweredMayBeInTheLedgerOrNot() {
        entries.add(new Entry.Intent("s3", "app", "sha-3", "words-3", Optional.of("HANOI")));
        entries.add(new Entry.Intent("s4", "app", "sha-4", "words-4", Optional.empty()));
        rows.add(new LedgerRow("s4", R3, "sha-4", SubmissionState.HELD, Optional.of("NO_PLACE")));

        assertThat(verdict().findings()).isEmpty();
    }

    @Test
    void receivingAnEventAgainIsCountedAndAllowed() {
        entries.add(new Entry.Again("s1", "HANOI", "urn:gateway", "event-1"));

        assertThat(verdict()).isEqualTo(new Verdict(2, 2, 1, 1, 1, 0, 0, List.of()));
    }

    @Test
    void aPromiseWithoutARowIsLost() {
        rows.remove(1);

        assertOnly(Kind.LOST, "s2");
        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void aYesWithoutAReferenceIsAPromiseToo() {
        entries.set(4, new Entry.Acknowledged("s2", Optional.empty()));
        assertThat(verdict().findings()).isEmpty();

        rows.remove(1);

        assertOnly(Kind.LOST, "s2");
    }

    @Test
    void aSettledRowThatNoUtilityActedOnIsLost() {
        entries.removeIf(Entry.Effect.class::isInstance);

        assertOnly(Kind.LOST, "s1");
    }

    @Test
    void aSecondRowIsDoubled() {
        rows.add(new LedgerRow("s2", R3, "sha-2", SubmissionState.HELD, Optional.of("NO_PLACE")));

        assertOnly(Kind.DOUBLED, "s2");
        assertThat(verdict().doubled()).isEqualTo(1);
    }

    @Test
    void aSecondEffectUnderAnotherEventIsDoubled() {
        entries.add(new Entry.Effect("s1", "HANOI", R1, "words-1", "urn:gateway", "event-2"));

        assertOnly(Kind.DOUBLED, "s1");
    }

    @Test
    void aSecondEffectUnderTheSameEventIsDoubledToo() {
        entries.add(new Entry.Effect("s1", "HANOI", R1, "words-1", "urn:gateway", "event-1"));

        assertOnly(Kind.DOUBLED, "s1");
    }

    @Test
    void twoReferencesForOneSubmissionAreDoubled() {
        entries.add(new Entry.Acknowledged("s1", Optional.of(R3)));

        assertOnly(Kind.DOUBLED, "s1");
    }

    @Test
    void otherBytesInTheLedgerAreAltered() {
        rows.set(1, new LedgerRow("s2", R2, "sha-x", SubmissionState.HELD, Optional.of("NO_PLACE")));

        assertOnly(Kind.ALTERED, "s2");
    }

    @Test
    void otherWordsAtTheUtilityAreAltered() {
        entries.set(2, new Entry.Effect("s1", "HANOI", R1, "words-x", "urn:gateway", "event-1"));

        assertOnly(Kind.ALTERED, "s1");
    }

    @Test
    void aPromisedReferenceThatMeansAnotherIsFound() {
        entries.set(4, new Entry.Acknowledged("s2", Optional.of(R3)));

        assertOnly(Kind.WRONG_REFERENCE, "s2");
    }

    @Test
    void anEffectAtAnotherUtilityIsFound() {
        entries.set(2, new Entry.Effect("s1", "HCMC", R1, "words-1", "urn:gateway", "event-1"));

        assertOnly(Kind.WRONG_UTILITY, "s1");
    }

    @Test
    void anEffectOfWhatAPersonMustDecideIsFound() {
        entries.add(new Entry.Effect("s2", "HCMC", R2, "words-2", "urn:gateway", "event-2"));

        assertOnly(Kind.WRONG_UTILITY, "s2");
    }

    @Test
    void whatNobodySentIsFoundWhereverItShows() {
        rows.add(new LedgerRow("s3", R3, "sha-3", SubmissionState.SETTLED, Optional.empty()));
        entries.add(new Entry.Acknowledged("s4", Optional.of(R3)));
        entries.add(new Entry.Effect("s5", "HANOI", R3, "words-5", "urn:gateway", "event-5"));

        assertThat(verdict().findings())
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(
                        tuple(Kind.UNINTENDED, "s3"), tuple(Kind.UNINTENDED, "s4"), tuple(Kind.UNINTENDED, "s5"));
    }

    @Test
    void whatIsStillPendingIsUnfinished() {
        rows.set(0, new LedgerRow("s1", R1, "sha-1", SubmissionState.PENDING, Optional.empty()));

        assertOnly(Kind.UNFINISHED, "s1");
    }

    @Test
    void holdingWithoutAReasonIsFound() {
        rows.set(1, new LedgerRow("s2", R2, "sha-2", SubmissionState.HELD, Optional.empty()));

        assertOnly(Kind.WRONG_STATE, "s2");
    }

    @Test
    void holdingWhatAUtilityServesIsFound() {
        rows.set(0, new LedgerRow("s1", R1, "sha-1", SubmissionState.HELD, Optional.of("NOT_ACKNOWLEDGED")));

        assertOnly(Kind.WRONG_STATE, "s1");
    }

    @Test
    void ignoringOrRejectingIsFound() {
        rows.set(1, new LedgerRow("s2", R2, "sha-2", SubmissionState.IGNORED, Optional.empty()));

        assertOnly(Kind.WRONG_STATE, "s2");
    }

    @Test
    void aRefusalOfAWellFormedRequestIsFound() {
        entries.add(new Entry.Refused("s2", 422));

        assertOnly(Kind.REFUSED, "s2");
    }

    @Test
    void booksThatDoNotBalanceAreFound() {
        assertThat(Reconciliation.of(new Books(entries, rows, 1, 0)).of(Kind.IMBALANCE))
                .isEqualTo(1);
        assertThat(Reconciliation.of(new Books(entries, rows, 0, 1)).of(Kind.IMBALANCE))
                .isEqualTo(1);
    }

    private Verdict verdict() {
        return Reconciliation.of(new Books(entries, rows, 0, 0));
    }

    private void assertOnly(Kind kind, String subject) {
        assertThat(verdict().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.subject()).isEqualTo(subject);
        });
    }
}
