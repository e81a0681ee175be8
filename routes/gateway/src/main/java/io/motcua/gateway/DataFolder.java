package io.motcua.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a gateway keeps everything in, held by one process at a time. The operating system lets go of the hold
 * when the process ends, however it ends.
 */
final class DataFolder implements AutoCloseable {
    /** Beside the files that it guards; its text is for people. */
    private static final String LOCK = "gateway.lock";

    /** The lock is on a byte that is never written, so that others can read who holds it. */
    private static final long LOCKED_BYTE = 1L << 20;

    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, and makes it when it is absent.
     *
     * @throws StartException if another gateway has it, or if it cannot be written
     */
    static DataFolder take(Path data) throws StartException {
        Path file = data.resolve(LOCK);
        try {
            create(data);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                String holder = holder(channel);
                channel.close();
                throw new StartException("Another gateway" + holder + " runs on the data folder " + data
                        + ". Stop it first, or give this one a 'data' folder of its own in gateway.yaml.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                    0);
            return new DataFolder(channel, lock);
        } catch (IOException e) {
            throw new StartException(
                    "The data folder " + data + " cannot be used: " + e
                            + ". It must be a folder that this user may write to.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    /** For its owner alone, since it holds what citizens wrote; one that is there already keeps the rights it has. */
    private static void create(Path data) throws IOException {
        if (Files.isDirectory(data)) {
            return;
        }
        Path parent = data.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
            Files.createDirectory(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(data);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // This process has it already.
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return pid.matches("[0-9]+") ? " (process " + pid + ")" : "";
    }
}
