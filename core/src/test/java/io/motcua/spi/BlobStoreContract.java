package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Payload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStore} must do. An implementation's test implements this interface. */
public interface BlobStoreContract {
    /** Opens the store of this test; again, the same one, as after a restart. */
    BlobStore openBlobs() throws IOException;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_537, 3_000_000})
    default void storedPayloadIsReadBackByItsHash(int size) throws IOException {
        Payload payload = payload(size, 1);

        openBlobs().put(payload);

        assertThat(openBlobs().get(payload.sha256Hex(), "text/plain")).contains(payload);
    }

    @Test
    default void mediaTypeIsTheReadersOwn() throws IOException {
        Payload payload = payload(10, 2);
        BlobStore blobs = openBlobs();

        blobs.put(payload);

        assertThat(blobs.get(payload.sha256Hex(), "image/png").orElseThrow().mediaType())
                .isEqualTo("image/png");
    }

    @Test
    default void sameBytesTwiceAreStoredOnce() throws IOException {
        Payload payload = payload(100_000, 3);
        BlobStore blobs = openBlobs();

        blobs.put(payload);
        blobs.put(payload);

        assertThat(blobs.get(payload.sha256Hex(), "text/plain")).contains(payload);
    }

    @Test
    default void whatWasNeverStoredIsAbsent() throws IOException {
        assertThat(openBlobs().get(payload(5, 4).sha256Hex(), "text/plain")).isEmpty();
    }

    @Test
    default void manyThreadsMayStoreTheSameAndOthers() throws Exception {
        BlobStore blobs = openBlobs();
        ExecutorService threads = Executors.newFixedThreadPool(8);

        try {
            List<Future<Payload>> stored = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Payload payload = payload(70_000, 100 + i % 16);
                stored.add(threads.submit(() -> {
                    blobs.put(payload);
                    return payload;
                }));
            }

            for (Future<Payload> done : stored) {
                Payload payload = done.get();
                assertThat(blobs.get(payload.sha256Hex(), "text/plain")).contains(payload);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Payload payload(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return Payload.of(bytes, "text/plain");
    }
}
