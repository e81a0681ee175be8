package io.motcua.spi;

/** Gives a contract a ledger of two utilities, of which one takes over from the other. */
interface PartneredLedger extends OpenedLedger {
    /** The utility of the place. */
    String FIRST = "EVNHCMC";

    /** Who takes over from it. */
    String PARTNER = "EVNSPC";

    /** What one test does with the two. */
    @FunctionalInterface
    interface PartnerCase {
        void in(Ledger ledger, PartnerWalk walked, SettableClock clock) throws Exception;
    }

    /** Does this with a ledger that is empty still. */
    default void inPartners(PartnerCase test) throws Exception {
        inLedger((ledger, walk, clock) -> test.in(ledger, new PartnerWalk(ledger, walk, clock), clock));
    }
}
