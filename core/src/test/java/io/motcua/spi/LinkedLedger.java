package io.motcua.spi;

import static io.motcua.spi.LedgerNoticeContract.LAN;

import io.motcua.Delivery;

/** Gives a contract a ledger in which requests name each other. */
interface LinkedLedger extends OpenedLedger {
    /** Who wrote first of what others write of too. */
    String FIRST = "first@example.org";

    /** What one test does with requests that name each other. */
    @FunctionalInterface
    interface LinkCase {
        void in(Ledger ledger, LinkWalk links) throws Exception;
    }

    /** What one test does with a request and another's, which names it. */
    @FunctionalInterface
    interface PairCase {
        void in(LinkWalk links, Delivery first, Delivery linked) throws Exception;
    }

    /** Does this with a ledger that is empty still. */
    default void inLinks(LinkCase test) throws Exception {
        inLedger((ledger, walk, clock) -> test.in(ledger, new LinkWalk(ledger, walk, clock)));
    }

    /** Does this with {@link #FIRST}'s request, and with Lan's, which names it; their utility has both. */
    default void withLinked(PairCase test) throws Exception {
        inLinks((ledger, links) -> {
            Delivery first = links.settled(FIRST);
            test.in(links, first, links.settled(LAN, first.reference()));
        });
    }
}
