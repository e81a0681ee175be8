package io.motcua.ledger.sql;

import io.motcua.LedgerUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The right of one process to a ledger's folder. The operating system takes it back when the process ends, however. */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "ledger.lock";

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder.
     *
     * @param patience how long to wait for whoever has it, for example to look something up
     * @throws LedgerUnavailableException if another process, or another ledger of this one, has it
     */
    static FolderLock take(Path folder, Duration patience) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long end = System.nanoTime() + patience.toNanos();
            boolean taken = tryLock(channel) != null;
            while (!taken && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE_NANOS);
                taken = tryLock(channel) != null;
            }
            if (taken) {
                return new FolderLock(channel);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new LedgerUnavailableException(
                "The ledger in " + folder + " is open already: end the gateway that has it,"
                        + " give this one another folder, or ask the running gateway by its operator port");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
