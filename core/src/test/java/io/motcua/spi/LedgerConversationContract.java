package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Receipt;
import io.motcua.Urgency;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about finding who wrote before. */
interface LedgerConversationContract extends OpenedLedger {

    @Test
    default void firstSubmissionOfAnAddressIsFoundAndLaterOnesAreNot() throws Exception {
        inLedger((ledger, walk, clock) -> {
            assertThat(ledger.first("app", "evn-cskh", "one@example.org")).isEmpty();

            Receipt first = walk.accept(walk.answerable("one@example.org"));
            walk.accept(walk.answerable("one@example.org"));
            Receipt other = walk.accept(walk.answerable("other@example.org"));
            walk.accept(walk.submission(Urgency.OTHER));

            assertThat(ledger.first("app", "evn-cskh", "one@example.org")).contains(first.reference());
            assertThat(ledger.first("app", "evn-cskh", "other@example.org")).contains(other.reference());
            assertThat(ledger.first("app", "another", "one@example.org")).isEmpty();
            assertThat(ledger.first("sms", "evn-cskh", "one@example.org")).isEmpty();
        });
    }
}
