package io.motcua.channel.sms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What arrived within the last window, by hash, and when it did first: a journal on disk of records of 40 bytes. Two
 * files take turns, so that none grows for ever: when the current one is a window old, it becomes the former one, and
 * the one before is gone. Used by one thread.
 */
final class Arrivals implements AutoCloseable {
    private static final int HASH = 32;
    private static final int RECORD = HASH + Long.BYTES;

    private final Path folder;
    private final Path current;
    private final Path former;
    private final Duration window;
    private final Map<Hash, Long> recent = new HashMap<>();
    private final Map<Hash, Long> before = new HashMap<>();
    private FileChannel journal;
    private long begunAt;

    /** A hash of 32 bytes, as a key. */
    record Hash(ByteBuffer bytes) {
        static Hash of(byte[] sha256) {
            return new Hash(ByteBuffer.wrap(sha256.clone()).asReadOnlyBuffer());
        }
    }

    /** Something that arrived. */
    record Arrival(Hash hash, Instant at) {}

    Arrivals(Path folder, Duration window, Instant now) throws IOException {
        this.folder = folder;
        this.current = folder.resolve("arrivals.log");
        this.former = folder.resolve("arrivals-former.log");
        this.window = window;
        Files.createDirectories(folder);
        load(former, before);
        load(current, recent);
        journal = open();
        // A record that a crash cut short was never relied on.
        journal.truncate(journal.size() / RECORD * RECORD);
        begunAt = recent.values().stream().mapToLong(Long::longValue).min().orElse(now.toEpochMilli());
    }

    /** When this arrived first, if that is less than a window ago. */
    Optional<Instant> first(Hash hash, Instant now) {
        Long at = recent.getOrDefault(hash, before.get(hash));
        return at == null || now.toEpochMilli() - at >= window.toMillis()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(at));
    }

    /** Writes arrivals down: when this returns, they survive a crash. */
    void add(List<Arrival> arrivals, Instant now) throws IOException {
        if (now.toEpochMilli() - begunAt >= window.toMillis()) {
            turn(now);
        }
        if (!journal.isOpen()) {
            // A turn that failed half-way; the next arrival tries again.
            journal = open();
        }
        ByteBuffer records = ByteBuffer.allocate(arrivals.size() * RECORD);
        for (Arrival arrival : arrivals) {
            records.put(arrival.hash().bytes().duplicate()).putLong(arrival.at().toEpochMilli());
        }
        records.flip();
        long end = journal.size();
        try {
            while (records.hasRemaining()) {
                journal.write(records);
            }
            journal.force(false);
        } catch (IOException e) {
            journal.truncate(end);
            throw e;
        }
        arrivals.forEach(arrival -> recent.put(arrival.hash(), arrival.at().toEpochMilli()));
    }

    private void turn(Instant now) throws IOException {
        journal.close();
        // A turn that failed half-way may have moved it.
        if (Files.exists(current)) {
            Files.move(current, former, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        before.clear();
        before.putAll(recent);
        recent.clear();
        // Before the new file is there: what fails now is taken up by the next arrival, which does not turn again.
        begunAt = now.toEpochMilli();
        journal = open();
    }

    private FileChannel open() throws IOException {
        FileChannel channel = FileChannel.open(
                current, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try {
            PartStore.force(folder);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void load(Path file, Map<Hash, Long> into) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        ByteBuffer records = ByteBuffer.wrap(Files.readAllBytes(file));
        while (records.remaining() >= RECORD) {
            byte[] hash = new byte[HASH];
            records.get(hash);
            into.put(Hash.of(hash), records.getLong());
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
