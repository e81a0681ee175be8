package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.spi.BlobStore;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Work;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the bytes of submissions are: small ones in the ledger's rows, large ones in the blob store. */
final class Payloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Payloads.class);
    /** The largest payload that stands in a row, in bytes. */
    static final int MAX_INLINE = 64 * 1024;

    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final BlobStore blobs;
    private final ThreadPoolExecutor threads;

    Payloads(BlobStore blobs) {
        this.blobs = blobs;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                run -> Threads.daemon(run, "motcua-ledger-blobs"));
        threads.allowCoreThreadTimeOut(true);
    }

    static boolean isInline(Submission submission) {
        return submission.payload().size() <= MAX_INLINE;
    }

    /** Makes a large payload durable on another thread, and then goes on with the command. */
    void store(AcceptCommand command, Consumer<AcceptCommand> then) {
        try {
            threads.execute(() -> {
                try {
                    blobs.put(command.submission().payload());
                } catch (IOException | RuntimeException e) {
                    LOG.warn("The blob store could not store {}", command.submission(), e);
                    command.fail(new LedgerUnavailableException("The blob store could not store the payload", e));
                    return;
                }
                then.accept(command);
            });
        } catch (RejectedExecutionException e) {
            command.fail(new LedgerUnavailableException("Too many large payloads wait for the blob store"));
        }
    }

    /** The claimed submission with its bytes; empty if the blob store does not have them as they were. */
    Optional<Work<StoredSubmission>> load(Work<Subjects.Pending> work) {
        return load(work.subject()).map(stored -> new Work<>(work.id(), work.attempt(), work.dueAt(), stored));
    }

    /** The submission with its bytes; empty if the blob store does not have them as they were. */
    Optional<StoredSubmission> load(Subjects.Pending pending) {
        byte[] bytes = pending.bytes();
        try {
            Optional<Payload> payload = bytes != null
                    ? Optional.of(Payload.of(bytes, pending.mediaType()))
                    : blobs.get(pending.sha256Hex(), pending.mediaType());
            return payload.map(pending::with);
        } catch (IOException e) {
            LOG.error("The blob store cannot read the payload of {}", pending.receipt(), e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
