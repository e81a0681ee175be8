package io.motcua.example.oracle.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Entry.Notice.News;
import io.motcua.example.oracle.reconcile.Finding.Kind;
import io.motcua.spi.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToldRightTest {
    private static final String R1 = "MC-AAA-AAA-AAA";
    private static final String R2 = "MC-CCC-CCC-CCC";

    /** A mail that was delivered to HANOI, and a short message that is held for a person. */
    private final List<Entry> entries = new ArrayList<>(List.of(
            new Entry.Intent("s1", "email", "sha-1", "words-1", Optional.of("HANOI")),
            new Entry.Acknowledged("s1", Optional.empty()),
            new Entry.Effect("s1", "HANOI", R1, "words-1", "urn:gateway", "event-1"),
            new Entry.Intent("s2", "sms", "sha-2", "words-2", Optional.empty()),
            new Entry.Acknowledged("s2", Optional.empty()),
            notice("s1", 1, News.RECEIVED, R1, "n1"),
            notice("s1", 1, News.LATER, R1, "n2"),
            notice("s2", 1, News.RECEIVED, R2, "n3")));

    private final List<LedgerRow> rows = new ArrayList<>(List.of(
            new LedgerRow("s1", R1, "sha-1", SubmissionState.SETTLED, Optional.empty()),
            new LedgerRow("s2", R2, "sha-2", SubmissionState.HELD, Optional.of("NO_PLACE"))));

    @Test
    void everybodyWasToldOnce() {
        assertThat(verdict()).isEqualTo(new Verdict(2, 2, 1, 0, 1, 3, 0, List.of()));
    }

    @Test
    void whoWasNeverToldThatItWasReceivedIsFound() {
        entries.remove(notice("s2", 1, News.RECEIVED, R2, "n3"));

        assertOnly(Kind.UNTOLD, "s2");
    }

    @Test
    void whoWasNeverToldThatTheUtilityHasItIsFound() {
        entries.remove(notice("s1", 1, News.LATER, R1, "n2"));

        assertOnly(Kind.UNTOLD, "s1");
    }

    @Test
    void aChannelThatDoesNotAnswerNeedsNoNotice() {
        entries.set(3, new Entry.Intent("s2", "web", "sha-2", "words-2", Optional.empty()));
        entries.remove(notice("s2", 1, News.RECEIVED, R2, "n3"));

        assertThat(verdict().findings()).isEmpty();
    }

    @Test
    void whatWasNotTakenNeedsNoNotice() {
        entries.add(new Entry.Intent("s3", "email", "sha-3", "words-3", Optional.of("HANOI")));

        assertThat(verdict().findings()).isEmpty();
    }

    @Test
    void tellingAgainAfterACrashIsCountedAndAllowed() {
        entries.add(notice("s1", 2, News.RECEIVED, R1, "n1"));
        entries.add(notice("s1", 3, News.RECEIVED, R1, "n1"));

        assertThat(verdict()).isEqualTo(new Verdict(2, 2, 1, 0, 1, 3, 2, List.of()));
    }

    @Test
    void tellingAgainWithoutACrashIsFound() {
        entries.add(notice("s1", 1, News.RECEIVED, R1, "n1"));

        assertOnly(Kind.REPEATED, "s1");
    }

    @Test
    void tellingSomebodyWhoSentNothingIsFound() {
        entries.add(notice("nobody:1", 1, News.LATER, R1, "n4"));

        assertThat(verdict().findings())
                .extracting(Finding::kind, Finding::subject)
                .contains(tuple(Kind.UNINTENDED, "nobody:1"));
    }

    @Test
    void tellingOfAnothersRequestIsFound() {
        entries.add(notice("s1", 1, News.LATER, R2, "n4"));

        assertOnly(Kind.WRONG_REFERENCE, "s1");
    }

    @Test
    void tellingWhatMayNotBeToldIsFound() {
        entries.add(new Entry.Notice("s1", "portal", 1, News.REFUSED, Optional.empty(), "n4"));

        assertOnly(Kind.OUT_OF_ORDER, "s1");
    }

    private static Entry notice(String submission, int life, News news, String reference, String id) {
        return new Entry.Notice(submission, "email", life, news, Optional.of(reference), id);
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
