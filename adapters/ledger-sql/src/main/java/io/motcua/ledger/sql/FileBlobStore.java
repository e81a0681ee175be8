package io.motcua.ledger.sql;

import io.motcua.Payload;
import io.motcua.spi.BlobStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Payloads as files of a folder, named by their hash. A file is written under another name, made durable, and renamed
 * when it is whole; so a file that has the right name is whole, and what a crash left behind has not.
 */
public final class FileBlobStore implements BlobStore {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String UNFINISHED = ".part";

    private final Path folder;

    /**
     * A store in this folder, which is created when it is missing.
     *
     * @throws IOException if it cannot be created
     */
    public FileBlobStore(Path folder) throws IOException {
        this.folder = Folders.create(folder);
    }

    @Override
    public void put(Payload payload) throws IOException {
        Path file = file(payload.sha256Hex());
        if (isWhole(file, payload.sha256Hex())) {
            // It may have been renamed by somebody whose fsync of the folders is still to come.
            Folders.force(file.getParent());
            Folders.force(folder);
            return;
        }
        Path shelf = Folders.create(file.getParent());
        // The shelf may have been made by somebody whose fsync is still to come.
        Folders.force(folder);
        Path part = shelf.resolve(UUID.randomUUID() + UNFINISHED);
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = payload.buffer();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        Folders.force(shelf);
    }

    @Override
    public Optional<Payload> get(String sha256Hex, String mediaType) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(sha256Hex));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Payload payload = Payload.of(bytes, mediaType);
        if (!payload.sha256Hex().equals(sha256Hex)) {
            throw new IOException(
                    "The blob " + sha256Hex + " has the hash " + payload.sha256Hex() + ": the disk changed it");
        }
        return Optional.of(payload);
    }

    /** A file of the right name whose bytes rotted is written anew. */
    private static boolean isWhole(Path file, String sha256Hex) throws IOException {
        return Files.exists(file)
                && Payload.of(Files.readAllBytes(file), "application/octet-stream")
                        .sha256Hex()
                        .equals(sha256Hex);
    }

    /** On a shelf of its first two digits, since folders of a million files are slow. */
    private Path file(String sha256Hex) {
        if (!SHA256.matcher(sha256Hex).matches()) {
            throw new IllegalArgumentException("A SHA-256 has 64 lower-case hexadecimal digits");
        }
        return folder.resolve(sha256Hex.substring(0, 2)).resolve(sha256Hex);
    }
}
