package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. While a commit runs, the next batch forms in the queue; no batch waits for company. A batch that
 * cannot be written is rolled back and its commands are written one by one, so that a bad one fails alone. One that the
 * database undoes to end a deadlock of several nodes is written again, once and at once.
 *
 * <p>When nobody can know what a commit left on the disk, nothing is written any more, and everything is refused.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    /** PostgreSQL's names for what it undid so that another transaction could go on: a deadlock, or an order broken. */
    private static final Set<String> GAVE_WAY = Set.of("40P01", "40001");

    private static final String REFUSING = "The ledger refuses everything since its disk failed;"
            + " free or mend the disk, then start the gateway anew";

    private final Store store;
    private final Writing writing;
    private final CommandQueue queue;
    private final Acceptances acceptances;
    private final Steps steps;
    private final Completions completions;
    private final Clock clock;
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private volatile long commits;
    private volatile long commands;
    private volatile long accepts;

    GroupCommit(
            Store store,
            Session session,
            CommandQueue queue,
            Acceptances acceptances,
            Steps steps,
            Completions completions,
            Clock clock,
            Consumer<Throwable> onFailure) {
        this.store = store;
        this.writing = new Writing(store, session);
        this.queue = queue;
        this.acceptances = acceptances;
        this.steps = steps;
        this.completions = completions;
        this.clock = clock;
        this.onFailure = onFailure;
        this.thread = Threads.daemon(this::run, "motcua-ledger-writer");
    }

    void start() {
        thread.start();
    }

    /** Why everything is refused, null while nothing is. */
    @Nullable
    LedgerUnavailableException refusing() {
        Throwable cause = failure;
        return cause == null ? null : new LedgerUnavailableException(REFUSING, cause);
    }

    long commits() {
        return commits;
    }

    long commands() {
        return commands;
    }

    long accepts() {
        return accepts;
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Command<?>> batch = List.of();
        try {
            do {
                batch = queue.take();
                write(batch);
            } while (!batch.isEmpty());
        } catch (Throwable e) {
            // Out of memory, most likely: what was written is unknown here, and nobody must wait for ever.
            failed(e);
            refuse(batch);
            drain();
        } finally {
            writing.close();
        }
    }

    private void drain() {
        queue.close();
        try {
            for (List<Command<?>> rest = queue.take(); !rest.isEmpty(); rest = queue.take()) {
                refuse(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Command<?>> batch) {
        write(batch, true);
    }

    /** @param again whether it is tried once more if the database undoes it for another's sake */
    private void write(List<Command<?>> batch, boolean again) {
        if (batch.isEmpty()) {
            return;
        }
        if (failure != null) {
            refuse(batch);
            return;
        }
        Transaction transaction;
        try {
            transaction = apply(writing.session(), batch);
            transaction.session().commit();
        } catch (CommitFailedException e) {
            commitFailed(batch, e);
            return;
        } catch (SQLException | RuntimeException e) {
            undo(batch, e, again);
            return;
        }
        commits++;
        commands += batch.size();
        accepts += transaction.accepts();
        completions.committed(transaction, batch);
        try {
            store.committed(
                    transaction.session(),
                    batch.stream().mapToInt(Command::weight).sum());
        } catch (SQLException e) {
            noteDiskError(e);
        }
    }

    private Transaction apply(Session open, List<Command<?>> batch) throws SQLException {
        List<AcceptCommand> submissions = new ArrayList<>(batch.size());
        int others = 0;
        for (Command<?> command : batch) {
            if (command instanceof AcceptCommand accept) {
                submissions.add(accept);
            } else {
                others += command.weight();
            }
        }
        acceptances.reserve(open, submissions.size());
        steps.reserve(open, others);
        Transaction transaction = new Transaction(open, Micros.now(clock));
        if (!submissions.isEmpty()) {
            acceptances.write(transaction, submissions);
        }
        for (Command<?> command : batch) {
            if (!(command instanceof AcceptCommand)) {
                command.apply(transaction);
            }
        }
        return transaction;
    }

    private void undo(List<Command<?>> batch, Exception cause, boolean again) {
        writing.rollback();
        if (cause instanceof SQLException e && noteDiskError(e)) {
            refuse(batch);
        } else if (batch.size() > 1) {
            LOG.debug("A batch of {} is written one by one", batch.size(), cause);
            for (Command<?> command : batch) {
                write(List.of(command));
            }
        } else if (again && cause instanceof SQLException e && GAVE_WAY.contains(String.valueOf(e.getSQLState()))) {
            LOG.debug("A command that gave way to another transaction is written again", cause);
            write(batch, false);
        } else {
            completions.failed(batch, failureOf(cause));
        }
    }

    private RuntimeException failureOf(Exception cause) {
        if (cause instanceof SQLException e && store.dialect().isConstraint(e)) {
            return new IllegalStateException("The ledger's tables do not allow it", cause);
        } else if (cause instanceof SQLException) {
            LOG.warn("The ledger's database could not write", cause);
            return new LedgerUnavailableException("The ledger's database could not write", cause);
        }
        return new IllegalStateException("It cannot be written", cause);
    }

    private void commitFailed(List<Command<?>> batch, CommitFailedException cause) {
        if (store.dialect().isUnknownAfterFailedCommit()) {
            failed(cause);
            refuse(batch);
        } else {
            LOG.warn("A commit failed; whether it was made is unknown, so nothing was promised", cause);
            completions.failed(batch, new LedgerUnavailableException("The ledger's commit failed", cause));
        }
        writing.close();
    }

    private boolean noteDiskError(SQLException e) {
        if (store.dialect().isDiskError(e)) {
            failed(e);
            return true;
        }
        return false;
    }

    private void failed(Throwable cause) {
        if (failure != null) {
            return;
        }
        failure = cause;
        LOG.error(REFUSING, cause);
        try {
            onFailure.accept(cause);
        } catch (RuntimeException e) {
            LOG.warn("Whoever was told that the ledger failed, failed too", e);
        }
    }

    private void refuse(List<Command<?>> batch) {
        completions.failed(batch, new LedgerUnavailableException(REFUSING, failure));
    }
}
