package io.motcua.example.oracle.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of entries that only grows. What {@link #append} has returned from is on the disk. Safe for use by many
 * threads, which share an fsync when they come together.
 */
public final class Journal implements AutoCloseable {
    private final FileChannel channel;
    private final Object disk = new Object();
    private long written;
    private long durable;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file for appending, and makes it and its folder if there is none. */
    public static Journal open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new Journal(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Writes the entry down; returns when it is durable. */
    public void append(Entry entry) throws IOException {
        append(List.of(entry));
    }

    /** Writes the entries down with one fsync; returns when they are durable. */
    public void append(List<? extends Entry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry.line()).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        awaitDurable(write(bytes));
    }

    /** The entries of a journal, oldest first; none if there is no file. A last line without its end is left out. */
    public static List<Entry> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        List<Entry> entries = new ArrayList<>();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> entries.add(Entry.parse(line)));
        return entries;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private synchronized long write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return ++written;
    }

    private synchronized long written() {
        return written;
    }

    private void awaitDurable(long mine) throws IOException {
        synchronized (disk) {
            if (durable >= mine) {
                return;
            }
            long reached = written();
            channel.force(false);
            durable = reached;
        }
    }
}
