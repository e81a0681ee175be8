package io.motcua.spi;

import java.time.Clock;
import java.time.Instant;

/** Gives a contract its ledger: a new and empty one for each test. */
interface OpenedLedger {
    /** When the contracts' clocks begin. */
    Instant BEGIN = Instant.parse("2026-11-20T01:02:03.456789Z");

    /** What one test does with its ledger, by a walk's steps. */
    @FunctionalInterface
    interface Case {
        void in(Ledger ledger, LedgerWalk walk, SettableClock clock) throws Exception;
    }

    /** Does this with the ledger of this test, which is opened at {@link #BEGIN} and closed in the end. */
    default void inLedger(Case test) throws Exception {
        SettableClock clock = new SettableClock(BEGIN);
        try (Ledger ledger = open(clock)) {
            test.in(ledger, new LedgerWalk(ledger, clock), clock);
        }
    }

    /** Opens the ledger of this test; after it was closed, the same one again. */
    Ledger open(Clock clock) throws Exception;
}
