/**
 * The ledger in SQL: on SQLite inside the process by default, on PostgreSQL when several nodes share it.
 *
 * <p>Begin with {@link io.motcua.ledger.sql.SqlLedger}. Everything that changes something is a {@code Command} that waits
 * in the {@code CommandQueue}; {@code GroupCommit} takes what waits, writes it in one transaction, and completes the
 * promises when the commit has returned. {@code Acceptances}, {@code Steps} and {@code ReplyBook} know what is written;
 * {@code Claims} hands out due work; {@code LedgerReader} looks things up. Both databases have the same tables
 * ({@code common/V1__tables.sql}); what differs is in {@code Dialect} and in the two stores.
 */
@NullMarked
package io.motcua.ledger.sql;

import org.jspecify.annotations.NullMarked;
