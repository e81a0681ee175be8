package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.UnreadableException;
import io.motcua.Urgency;
import io.motcua.understanding.Reading;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What every {@link Normaliser} must do. An implementation's test implements this interface. */
public interface NormaliserContract {
    /** The normaliser under test. */
    Normaliser normaliser();

    /** Messages of its channel as received, at least one, each with how it must be read. */
    List<Sample> normaliserSamples();

    /** The channel's name and the media type of its messages. */
    default Map.Entry<String, String> channelAndMediaType() {
        return Map.entry("channel", "application/json");
    }

    @TestFactory
    default Stream<DynamicTest> everySampleIsReadAsExpected() {
        return normaliserSamples().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(),
                        () -> assertThat(normaliser().read(submission(sample.message())))
                                .usingRecursiveComparison()
                                .isEqualTo(sample.expected())));
    }

    @Test
    default void sameSubmissionGivesTheSameReading() throws UnreadableException {
        for (Sample sample : normaliserSamples()) {
            Submission submission = submission(sample.message());

            assertThat(normaliser().read(submission)).isEqualTo(normaliser().read(submission));
        }
    }

    @Test
    default void whatIsReadIsInNfc() throws UnreadableException {
        for (Sample sample : normaliserSamples()) {
            String decomposed =
                    Normalizer.normalize(new String(sample.message(), StandardCharsets.UTF_8), Normalizer.Form.NFD);

            Reading reading = normaliser().read(submission(decomposed.getBytes(StandardCharsets.UTF_8)));

            assertThat(reading.fields().values()).allMatch(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC));
        }
    }

    @Test
    default void whatCannotBeReadIsSaidSoWithoutItsWords() {
        String words = "chuyện riêng của tôi 0903000417";

        refusal(words.getBytes(StandardCharsets.UTF_8))
                .ifPresent(
                        refusal -> assertThat(refusal).doesNotContain("riêng").doesNotContain("0903000417"));
    }

    /** Cut off, flipped, repeated or empty: each is a reading or a refusal, never another exception. */
    @Test
    @Timeout(60)
    default void brokenBytesAreReadOrRefused() {
        long seed = 20260714;
        Random random = new Random(seed);
        for (Sample sample : normaliserSamples()) {
            for (int i = 0; i < 500; i++) {
                byte[] broken = broken(sample.message(), random);

                try {
                    refusal(broken);
                } catch (RuntimeException e) {
                    fail("Seed %d, sample %s, round %d".formatted(seed, sample.name(), i), e);
                }
            }
        }
        refusal(new byte[0]);
    }

    @Test
    default void enormousMessageIsReadOrRefusedInTime() {
        byte[] brackets = new byte[1 << 20];
        Arrays.fill(brackets, (byte) '[');
        byte[] letters = new byte[1 << 20];
        Arrays.fill(letters, (byte) 'a');

        for (byte[] enormous : List.of(brackets, letters)) {
            long before = System.nanoTime();
            refusal(enormous);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** The message of the refusal, or nothing if the bytes were read. */
    private Optional<String> refusal(byte[] bytes) {
        try {
            normaliser().read(submission(bytes));
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] broken(byte[] whole, Random random) {
        byte[] broken = whole.clone();
        switch (random.nextInt(3)) {
            case 0 -> broken = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            case 1 -> {
                for (int n = random.nextInt(4); n >= 0 && whole.length > 0; n--) {
                    broken[random.nextInt(whole.length)] = (byte) random.nextInt();
                }
            }
            default -> {
                broken = Arrays.copyOf(whole, whole.length * 2);
                System.arraycopy(whole, 0, broken, whole.length, whole.length);
            }
        }
        return broken;
    }

    private Submission submission(byte[] bytes) {
        Map.Entry<String, String> kind = channelAndMediaType();
        return new Submission(
                TrackingId.next(),
                kind.getKey(),
                "account",
                Instant.parse("2026-07-14T12:25:00Z"),
                Urgency.OTHER,
                "key",
                Payload.of(bytes, kind.getValue()),
                Map.of());
    }
}
