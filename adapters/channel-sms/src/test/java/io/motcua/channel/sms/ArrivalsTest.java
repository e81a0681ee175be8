package io.motcua.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.channel.sms.Arrivals.Arrival;
import io.motcua.channel.sms.Arrivals.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Instant NOON = Instant.parse("2026-07-14T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void arrivalIsKnownForAWindowFromItsFirst() throws Exception {
        try (Arrivals arrivals = new Arrivals(folder, WINDOW, NOON)) {
            arrivals.add(List.of(new Arrival(hash(1), NOON)), NOON);

            assertThat(arrivals.first(hash(1), NOON.plus(WINDOW).minusMillis(1)))
                    .contains(NOON);
            assertThat(arrivals.first(hash(1), NOON.plus(WINDOW))).isEmpty();
            assertThat(arrivals.first(hash(2), NOON)).isEmpty();
        }
    }

    @Test
    void arrivalIsKnownAfterACrashAndWhenTheFilesTookTurns() throws Exception {
        Instant later = NOON.plus(WINDOW.minusMinutes(1));
        Instant turned = NOON.plus(WINDOW);
        try (Arrivals arrivals = new Arrivals(folder, WINDOW, NOON)) {
            arrivals.add(List.of(new Arrival(hash(1), NOON)), NOON);
            arrivals.add(List.of(new Arrival(hash(2), later)), later);
            arrivals.add(List.of(new Arrival(hash(3), turned)), turned);

            assertThat(arrivals.first(hash(2), turned)).contains(later);
        }

        try (Arrivals arrivals = new Arrivals(folder, WINDOW, turned)) {
            assertThat(arrivals.first(hash(1), turned)).isEmpty();
            assertThat(arrivals.first(hash(2), turned)).contains(later);
            assertThat(arrivals.first(hash(3), turned)).contains(turned);
        }
    }

    @Test
    void recordThatACrashCutShortHarmsNone() throws Exception {
        try (Arrivals arrivals = new Arrivals(folder, WINDOW, NOON)) {
            arrivals.add(List.of(new Arrival(hash(1), NOON)), NOON);
        }
        Files.write(folder.resolve("arrivals.log"), new byte[17], StandardOpenOption.APPEND);
        try (Arrivals arrivals = new Arrivals(folder, WINDOW, NOON)) {
            arrivals.add(List.of(new Arrival(hash(2), NOON)), NOON);
        }

        try (Arrivals arrivals = new Arrivals(folder, WINDOW, NOON)) {
            assertThat(arrivals.first(hash(1), NOON)).contains(NOON);
            assertThat(arrivals.first(hash(2), NOON)).contains(NOON);
        }
    }

    @Test
    void turnThatFailsHalfWayIsTakenUpByALaterArrival() throws Exception {
        Path current = folder.resolve("arrivals.log");
        Instant first = NOON.plus(WINDOW);
        Instant second = first.plus(WINDOW);
        Instant later = first.plus(WINDOW.dividedBy(2));
        Instant third = second.plusSeconds(1);
        try (Arrivals arrivals = new Arrivals(folder, WINDOW, NOON)) {
            arrivals.add(List.of(new Arrival(hash(1), NOON)), NOON);
            arrivals.add(List.of(new Arrival(hash(2), first)), first);
            arrivals.add(List.of(new Arrival(hash(5), later)), later);
            // Moved already, and something in the way of the new file.
            Files.delete(current);
            Files.createDirectory(current);
            assertThatThrownBy(() -> arrivals.add(List.of(new Arrival(hash(3), second)), second))
                    .isInstanceOf(IOException.class);
            Files.delete(current);

            arrivals.add(List.of(new Arrival(hash(4), third)), third);

            assertThat(arrivals.first(hash(5), third)).contains(later);
            assertThat(arrivals.first(hash(3), third)).isEmpty();
        }
        try (Arrivals arrivals = new Arrivals(folder, WINDOW, third)) {
            assertThat(arrivals.first(hash(4), third)).contains(third);
        }
    }

    @Test
    void journalDoesNotGrowForEver() throws Exception {
        try (Arrivals arrivals = new Arrivals(folder, WINDOW, NOON)) {
            for (int i : IntStream.range(0, 1_000).toArray()) {
                Instant now = NOON.plus(Duration.ofMinutes(i));
                arrivals.add(List.of(new Arrival(hash(i), now)), now);
            }
        }

        assertThat(Files.size(folder.resolve("arrivals.log"))).isLessThanOrEqualTo(40 * 31);
        assertThat(Files.size(folder.resolve("arrivals-former.log"))).isLessThanOrEqualTo(40 * 31);
    }

    private static Hash hash(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >> 8);
        return Hash.of(bytes);
    }
}
