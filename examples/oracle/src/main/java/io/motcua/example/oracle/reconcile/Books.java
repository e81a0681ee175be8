package io.motcua.example.oracle.reconcile;

import io.motcua.example.oracle.journal.Entry;
import java.util.List;

/**
 * All that is known after the faults have healed and the gateway has drained.
 *
 * @param entries of the journals of everybody outside
 * @param rows of the ledger
 * @param difference accepted minus the sum of the states, as the ledger counts them
 * @param strays submissions that nothing moves on, as the ledger counts them
 */
public record Books(List<Entry> entries, List<LedgerRow> rows, long difference, long strays) {
    public Books {
        entries = List.copyOf(entries);
        rows = List.copyOf(rows);
    }
}
