package io.motcua.ledger.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that survive a power cut. */
final class Folders {
    private Folders() {}

    /** Creates the folder, and those above it that are missing, durably. */
    static Path create(Path folder) throws IOException {
        Path whole = folder.toAbsolutePath();
        if (!Files.isDirectory(whole)) {
            Path parent = whole.getParent();
            if (parent != null) {
                create(parent);
            }
            Files.createDirectories(whole);
            if (parent != null) {
                force(parent);
            }
        }
        return folder;
    }

    /** Makes the folder's list of names durable. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
