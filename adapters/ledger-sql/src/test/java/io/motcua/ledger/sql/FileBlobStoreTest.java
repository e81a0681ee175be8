package io.motcua.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Payload;
import io.motcua.spi.BlobStore;
import io.motcua.spi.BlobStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files keep payloads as the contract says, and a file that was changed is found out. */
class FileBlobStoreTest implements BlobStoreContract {
    private static final Payload PAYLOAD = Payload.of(new byte[100_000], "text/plain");

    @TempDir
    Path folder;

    @Override
    public BlobStore openBlobs() throws IOException {
        return new FileBlobStore(folder.resolve("new").resolve("blobs"));
    }

    @Test
    void changedFileIsNotReadAsIfItWereWhole() throws IOException {
        openBlobs().put(PAYLOAD);
        Files.write(onlyFile(), new byte[99_999]);

        assertThatThrownBy(() -> openBlobs().get(PAYLOAD.sha256Hex(), "text/plain"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(PAYLOAD.sha256Hex());
    }

    @Test
    void changedFileIsWrittenAnewWhenItsBytesComeAgain() throws IOException {
        openBlobs().put(PAYLOAD);
        Files.write(onlyFile(), new byte[0]);

        openBlobs().put(PAYLOAD);

        assertThat(openBlobs().get(PAYLOAD.sha256Hex(), "text/plain")).contains(PAYLOAD);
    }

    @Test
    void nothingUnfinishedIsLeft() throws IOException {
        openBlobs().put(PAYLOAD);
        openBlobs().put(PAYLOAD);

        assertThat(onlyFile().getFileName()).hasToString(PAYLOAD.sha256Hex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../../etc/passwd", "ABCD", "0"})
    void whatIsNoHashIsRefused(String name) {
        assertThatThrownBy(() -> openBlobs().get(name, "text/plain")).isInstanceOf(IllegalArgumentException.class);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
