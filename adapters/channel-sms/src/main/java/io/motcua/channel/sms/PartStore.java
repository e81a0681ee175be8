package io.motcua.channel.sms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of parts of long messages: a folder for each message, a file for each part. A part that was put here is on
 * the disk, name and all. Used by one thread.
 */
final class PartStore {
    private static final String PART = ".pdu";
    private static final String UNFINISHED = ".tmp";
    private static final String CLOSED = "closed";

    private final Path folder;

    /** A message's folder, as it is found at a start. */
    record Stored(String id, List<byte[]> pdus, boolean closed) {}

    PartStore(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /** Keeps a part of the message: when this returns, it survives a crash. */
    void put(String id, int number, byte[] pdu) throws IOException {
        Path message = folder.resolve(id);
        boolean isNew = !Files.isDirectory(message);
        if (isNew) {
            Files.createDirectory(message);
        }
        write(message, "%03d".formatted(number) + PART, pdu);
        if (isNew) {
            force(folder);
        }
    }

    /** Writes down that the message takes no more parts. */
    void close(String id) throws IOException {
        write(folder.resolve(id), CLOSED, new byte[0]);
    }

    /** Forgets the message. After a crash it may be there again. */
    void remove(String id) throws IOException {
        Path message = folder.resolve(id);
        try (Stream<Path> files = Files.list(message)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(message);
    }

    /** All messages that are kept, the oldest first, as their ids sort. */
    List<Stored> all() throws IOException {
        List<Stored> all = new ArrayList<>();
        try (Stream<Path> messages = Files.list(folder)) {
            for (Path message : messages.filter(Files::isDirectory).sorted().toList()) {
                all.add(stored(message));
            }
        }
        return all;
    }

    private static Stored stored(Path message) throws IOException {
        List<byte[]> pdus = new ArrayList<>();
        boolean closed = false;
        try (Stream<Path> files = Files.list(message)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                closed |= name.equals(CLOSED);
                if (name.endsWith(PART)) {
                    pdus.add(Files.readAllBytes(file));
                }
            }
        }
        return new Stored(message.getFileName().toString(), pdus, closed);
    }

    /** A file has its name only when all of it is on the disk; the folder is forced so that the name is, too. */
    private static void write(Path folder, String name, byte[] bytes) throws IOException {
        Path unfinished = folder.resolve(name + UNFINISHED);
        try (FileChannel file = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(true);
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** Brings the names in a folder to the disk. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
