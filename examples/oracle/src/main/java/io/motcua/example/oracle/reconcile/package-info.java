/**
 * The judgment: what was promised against what happened. {@link io.motcua.example.oracle.reconcile.Reconciliation}
 * compares the {@link io.motcua.example.oracle.reconcile.Books}, which hold the journals of the processes that were
 * never killed and the rows of the ledger, and gives a {@link io.motcua.example.oracle.reconcile.Verdict}. It is pure:
 * no files, no clocks.
 */
@NullMarked
package io.motcua.example.oracle.reconcile;

import org.jspecify.annotations.NullMarked;
