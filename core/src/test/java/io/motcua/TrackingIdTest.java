package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingIdTest {
    private static final long SEED = Long.getLong("motcua.seed", 9562L);

    @Test
    void idsSortAsTheirBytesDo() {
        System.out.println("TrackingIdTest: seed " + SEED + " (-Dmotcua.seed)");
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            long high = random.nextLong();
            TrackingId a = new TrackingId(new UUID(high, random.nextLong()));
            TrackingId b =
                    new TrackingId(new UUID(random.nextInt(3) == 0 ? high : random.nextLong(), random.nextLong()));

            assertThat(Integer.signum(a.compareTo(b)))
                    .as("%s and %s, seed %d", a, b, SEED)
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(a.bytes(), b.bytes())));
        }
    }

    @Test
    void bytesAndTextBringTheSameIdBack() {
        TrackingId id = TrackingId.next();

        assertThat(TrackingId.of(id.bytes())).isEqualTo(id);
        assertThat(TrackingId.parse(id.toString())).isEqualTo(id);
        assertThat(TrackingId.parse(id.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    @Test
    void laterIdsOfAThreadSortAfterEarlierOnesAndNoTwoThreadsMakeTheSame() throws Exception {
        int threads = 4;
        int each = 50_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<List<TrackingId>>> runs = new ArrayList<>();

        for (int t = 0; t < threads; t++) {
            runs.add(pool.submit(() -> {
                List<TrackingId> made = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    made.add(TrackingId.next());
                }
                return made;
            }));
        }
        Set<TrackingId> all = new HashSet<>();
        for (Future<List<TrackingId>> run : runs) {
            assertThat(run.get()).isSorted();
            all.addAll(run.get());
        }
        pool.shutdown();

        assertThat(all).hasSize(threads * each);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01935a3c-0000-7000-8000-00000000041",
                "01935a3c-0000-7000-8000-0000000004170",
                "01935a3c00007000800000000000417",
                "01935a3c-0000-7000-8000-00000000041g",
                "{01935a3c-0000-7000-8000-000000000417}",
                " 01935a3c-0000-7000-8000-000000000417",
                "Nguyễn Thị Mẫu",
            })
    void whatIsNoIdIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrackingId.parse(text))
                .withMessageNotContaining("Mẫu");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 1_000_000})
    void otherNumbersOfBytesAreRefused(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> TrackingId.of(new byte[length]));
    }

    @Test
    void idTellsWhenItWasMade() {
        assertThat(TrackingId.parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f").madeAt())
                .as("the example of RFC 9562, appendix A.6")
                .isEqualTo(Instant.parse("2022-02-22T19:22:22Z"));
    }
}
