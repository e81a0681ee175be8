package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Delivery;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of {@link LedgerContract} about news that is shared page by page. */
interface LedgerSharedNewsContract extends LinkedLedger {

    @Test
    default void whomItDoesNotConcernIsNeverTold() throws Exception {
        withLinked((links, first, linked) -> {
            links.says(first, "RESOLVED");
            Work<SharedNews> work = links.ledger().claimNews(10).get(0);

            List<StatusUpdate> told = links.walk()
                    .record(new Step.NewsShared(work, List.of(), links.clock().instant()));

            assertThat(told).isEmpty();
            assertThat(links.ledger().claimNews(10)).isEmpty();
        });
    }

    /** More than two pages, and a crash behind the first of them. */
    @Test
    default void newsOfManyGoesOnBehindTheLastPageAfterAStopAndTellsNobodyTwice() throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        List<Reference> linked = new ArrayList<>();
        List<StatusUpdate> told = new ArrayList<>();
        try (Ledger ledger = open(clock)) {
            LinkWalk links = new LinkWalk(ledger, new LedgerWalk(ledger, clock), clock);
            Delivery first = links.settled(FIRST);
            for (int i = 0; i < 130; i++) {
                linked.add(links.settled("p" + i % 90 + "@example.org", first.reference())
                        .reference());
            }
            links.says(first, "RESOLVED");
            Work<SharedNews> page = ledger.claimNews(10).get(0);
            assertThat(page.subject().linked()).hasSizeBetween(1, 64);
            Step.NewsShared step = LinkWalk.concernsAll(page, clock.instant());
            told.addAll(links.walk().record(step));
            assertThatThrownBy(() -> links.walk().record(step))
                    .as("the same page again")
                    .hasCauseInstanceOf(IllegalStateException.class);
            ledger.claimNews(10);
        }
        clock.pass(Duration.ofMinutes(10));
        try (Ledger ledger = open(clock)) {
            told.addAll(new LinkWalk(ledger, new LedgerWalk(ledger, clock), clock).shareAll());

            assertThat(told).extracting(StatusUpdate::reference).containsExactlyInAnyOrderElementsOf(linked);
            assertThat(linked).allMatch(one -> restorations(ledger, one) == 1);
            assertThat(ledger.balance().isZero()).isTrue();
        }
    }

    /** More than are told in the commit of the end. */
    @Test
    default void manyPartsAreToldInPagesEachPersonOnce() throws Exception {
        inLinks((ledger, links) -> {
            Delivery whole = links.settled(FIRST);
            for (int i = 0; i < 85; i++) {
                links.merged(whole.reference(), i == 60 ? FIRST : "p" + i % 40 + "@example.org");
            }

            List<StatusUpdate> told =
                    new ArrayList<>(links.says(whole, "RESOLVED").updates());
            assertThat(told).hasSizeLessThan(30);
            told.addAll(links.shareAll());

            assertThat(told).hasSize(41).allMatch(update -> update.status() == RequestStatus.RESOLVED);
            assertThat(told).extracting(StatusUpdate::reference).doesNotHaveDuplicates();
            assertThat(ledger.claimNews(10)).isEmpty();
        });
    }

    private static long restorations(Ledger ledger, Reference reference) {
        return ledger.find(reference).orElseThrow().updates().stream()
                .filter(update -> update.status() == RequestStatus.RESTORED)
                .count();
    }
}
