package io.motcua.spi;

import java.time.Clock;
import java.time.Instant;

/** Gives a contract its ledger: a new and empty one for each test. */
interface OpenedLedger {
    /** When the contracts' clocks begin. */
    Instant BEGIN = Instant.parse("2026-11-20T01:02:03.456789Z");

    /** Opens the ledger of this test; after it was closed, the same one again. */
    Ledger open(Clock clock) throws Exception;
}
