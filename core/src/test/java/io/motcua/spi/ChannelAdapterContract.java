package io.motcua.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.motcua.Payload;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.understanding.Reading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link ChannelAdapter} must do. An implementation's test implements this interface and gives it a source: a
 * sender that speaks the real protocol to an adapter in this process.
 */
public interface ChannelAdapterContract {
    /** The longest that a source may wait to hear something, when nothing is held back. */
    Duration HEARD_WITHIN = Duration.ofSeconds(15);

    /** How long it is watched that a source hears nothing. */
    Duration SILENCE = Duration.ofMillis(400);

    /** What a source can be told. */
    enum Answer {
        /** It is stored: responsibility has moved. */
        YES,
        /** This message will never be taken. */
        NO,
        /** Its key was used for another message. */
        CONFLICT,
        /** Try again later. */
        NOT_NOW
    }

    /**
     * What a source heard.
     *
     * @param reference what a yes said that the request is called, where the protocol can say it
     */
    record Heard(Answer answer, Optional<String> reference) {}

    /** A sender, connected to an adapter. */
    interface Source extends AutoCloseable {
        ChannelAdapter adapter();

        /**
         * Sends a message over the protocol.
         *
         * @param key what says that two messages are one, where the protocol lets the sender say it
         * @return completes with what the source heard; exceptionally if the connection was lost without a word
         */
        CompletableFuture<Heard> send(byte[] message, String key);

        @Override
        void close();
    }

    /** A source whose adapter is started and brings what arrives to this intake. */
    Source source(RememberingIntake intake) throws Exception;

    /** At least a dozen messages as received, with their readings. */
    List<Sample> samples();

    /** Whether the sender says by a key of its own that two messages are one. */
    boolean hasKeys();

    /**
     * What the protocol can refuse, by a name: malformed, empty, enormous. None if its senders cannot be told no, in
     * which case what arrives is stored and held.
     */
    Map<String, byte[]> refused();

    @Test
    default void sourceHearsYesOnlyWhenTheReceiptIsThere() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        intake.hold();
        try (Source source = source(intake)) {
            CompletableFuture<Heard> heard = source.send(message(0), "k-1");
            await().atMost(HEARD_WITHIN).until(() -> intake.held() == 1);

            assertThatThrownBy(() -> heard.get(SILENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .as("nothing is heard while the promise is held")
                    .isInstanceOf(TimeoutException.class);
            intake.release();

            assertThat(heard(heard).answer()).isEqualTo(Answer.YES);
            assertThat(intake.stored()).hasSize(1);
        }
    }

    @Test
    default void sourceHearsNotNowWhenTheLedgerRefuses() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        intake.refuse();
        try (Source source = source(intake)) {
            Heard heard = heard(source.send(message(0), "k-1"));

            assertThat(heard.answer()).isEqualTo(Answer.NOT_NOW);
            assertThat(intake.stored()).isEmpty();
        }
    }

    @Test
    default void bytesAreKeptExactlyAsTheyArrived() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        try (Source source = source(intake)) {
            for (int i = 0; i < samples().size(); i++) {
                heard(source.send(message(i), "k-" + i));
            }

            assertThat(intake.stored()).hasSameSizeAs(samples());
            for (int i = 0; i < samples().size(); i++) {
                Submission submission = intake.stored().get(i);
                assertThat(submission.payload().toBytes()).isEqualTo(message(i));
                assertThat(submission.channel()).isEqualTo(source.adapter().channel());
            }
        }
    }

    @Test
    default void sameMessageTwiceIsOneArrivalAndHearsTheSameReference() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        try (Source source = source(intake)) {
            Heard first = heard(source.send(message(0), "k-1"));
            Heard again = heard(source.send(message(0), "k-1"));

            assertThat(first.answer()).isEqualTo(Answer.YES);
            assertThat(again).isEqualTo(first);
            assertThat(intake.offered())
                    .extracting(Submission::dedupeKey)
                    .hasSize(2)
                    .containsOnly(intake.offered().get(0).dedupeKey());
            assertThat(intake.stored()).hasSize(1);
        }
    }

    @Test
    default void anotherMessageUnderTheSameKeyIsRefused() throws Exception {
        assumeTrue(hasKeys(), "this protocol's senders have no keys of their own");
        RememberingIntake intake = new RememberingIntake();
        try (Source source = source(intake)) {
            heard(source.send(message(0), "k-1"));

            Heard heard = heard(source.send(message(1), "k-1"));

            assertThat(heard.answer()).isEqualTo(Answer.CONFLICT);
            assertThat(intake.stored()).hasSize(1);
            assertThat(intake.stored().get(0).payload().toBytes()).isEqualTo(message(0));
        }
    }

    @Test
    default void sameMessageUnderAnotherKeyIsAnotherArrival() throws Exception {
        assumeTrue(hasKeys(), "this protocol's senders have no keys of their own");
        RememberingIntake intake = new RememberingIntake();
        try (Source source = source(intake)) {
            Heard first = heard(source.send(message(0), "k-1"));
            Heard second = heard(source.send(message(0), "k-2"));

            assertThat(second.answer()).isEqualTo(Answer.YES);
            assertThat(second.reference()).isNotEqualTo(first.reference());
            assertThat(intake.stored()).hasSize(2);
        }
    }

    @TestFactory
    default Stream<DynamicTest> whatCannotBeTakenHearsNoAndNothingIsStored() {
        return refused().entrySet().stream()
                .map(refused -> DynamicTest.dynamicTest(refused.getKey(), () -> {
                    RememberingIntake intake = new RememberingIntake();
                    try (Source source = source(intake)) {
                        Heard heard = heard(source.send(refused.getValue(), "k-1"));

                        assertThat(heard.answer()).isEqualTo(Answer.NO);
                        assertThat(intake.offered()).isEmpty();
                        assertThat(heard(source.send(message(0), "k-1")).answer())
                                .as("the adapter goes on")
                                .isEqualTo(Answer.YES);
                    }
                }));
    }

    @TestFactory
    default Stream<DynamicTest> sampleIsReadAsExpected() {
        assertThat(samples()).as("samples").hasSizeGreaterThanOrEqualTo(12);
        return samples().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    RememberingIntake intake = new RememberingIntake();
                    try (Source source = source(intake)) {
                        heard(source.send(sample.message(), "k-1"));
                        Normaliser normaliser = source.adapter().normaliser();

                        Reading reading = normaliser.read(intake.stored().get(0));

                        assertThat(reading).isEqualTo(sample.expected());
                        assertThat(normaliser.read(intake.stored().get(0)))
                                .as("read again")
                                .isEqualTo(reading);
                    }
                }));
    }

    /** Whatever the bytes are, a normaliser reads them or says that it cannot; it never fails. */
    @Test
    default void brokenBytesAreReadOrUnreadable() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        long seed = 20_260_519L;
        System.out.println("brokenBytesAreReadOrUnreadable: seed " + seed);
        Random random = new Random(seed);
        try (Source source = source(intake)) {
            heard(source.send(message(0), "k-1"));
            Submission arrived = intake.stored().get(0);
            Normaliser normaliser = source.adapter().normaliser();

            int unreadable = 0;
            for (int i = 0; i < 2_000; i++) {
                byte[] broken = broken(message(i % samples().size()), random);
                try {
                    normaliser.read(with(arrived, broken));
                } catch (UnreadableException e) {
                    assertThat(e.getMessage()).isNotBlank();
                    unreadable++;
                }
            }

            System.out.println("brokenBytesAreReadOrUnreadable: " + unreadable + " of 2000 unreadable");
            assertThatThrownBy(() -> normaliser.read(with(arrived, "\u0000\u0001 không".getBytes(UTF_8))))
                    .as("what is not of the format at all")
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isInstanceOf(UnreadableException.class),
                            thrown -> assertThat(refused()).isEmpty());
        }
    }

    private byte[] message(int index) {
        return samples().get(index).message();
    }

    private static Heard heard(CompletableFuture<Heard> heard) throws Exception {
        return heard.get(HEARD_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Submission with(Submission arrived, byte[] bytes) {
        return new Submission(
                arrived.trackingId(),
                arrived.channel(),
                arrived.account(),
                arrived.receivedAt(),
                arrived.urgency(),
                arrived.dedupeKey(),
                Payload.of(bytes, arrived.payload().mediaType()),
                arrived.transport());
    }

    private static byte[] broken(byte[] whole, Random random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        byte[] broken = whole.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        return broken;
    }
}
