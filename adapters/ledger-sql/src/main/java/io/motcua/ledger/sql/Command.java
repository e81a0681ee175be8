package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Something to be written, and the promise of its result. The writer applies it in a transaction, perhaps more than
 * once when a transaction had to be rolled back, and the promise is kept only after the commit.
 */
abstract class Command<T> {
    final CompletableFuture<T> promise = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable RuntimeException refusal;

    /** Writes it, or finds that it must be refused; then nothing of it may have been written. */
    abstract T write(Transaction transaction) throws SQLException, RefusedException;

    /** How many bytes it holds while it waits. */
    int bytes() {
        return 0;
    }

    /** How much of a batch it takes: the rows that it is about. */
    int weight() {
        return 1;
    }

    final void apply(Transaction transaction) throws SQLException {
        refusal = null;
        try {
            result = write(transaction);
        } catch (RefusedException e) {
            refusal = e.reason();
        }
    }

    final void result(T value) {
        refusal = null;
        result = value;
    }

    final void refuse(RuntimeException reason) {
        refusal = reason;
    }

    /** Keeps the promise. Only after the commit has returned. */
    final void complete() {
        if (refusal != null) {
            promise.completeExceptionally(refusal);
        } else {
            promise.complete(result);
        }
    }

    /** Whether it was written, and not refused. */
    final boolean isWritten() {
        return refusal == null;
    }

    final void fail(RuntimeException failure) {
        promise.completeExceptionally(failure);
    }

    final void failUnavailable(String message, @Nullable Throwable cause) {
        fail(cause == null ? new LedgerUnavailableException(message) : new LedgerUnavailableException(message, cause));
    }
}
