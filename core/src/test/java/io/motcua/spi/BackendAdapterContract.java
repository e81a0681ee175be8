package io.motcua.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Deferred;
import io.motcua.DeliveryOutcome.Sent;
import io.motcua.DeliveryOutcome.Unknown;
import io.motcua.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BackendAdapter} must do. An implementation's test implements this interface and gives it a far side:
 * a real broker or server in this process, and a utility behind it.
 */
public interface BackendAdapterContract {
    /** The longest that one attempt may take to come to an outcome, whatever the far side does. */
    Duration OUTCOME_WITHIN = Duration.ofSeconds(15);

    /** What is at the other end of an adapter. */
    interface FarSide extends AutoCloseable {
        /** An adapter for this far side that is not yet open. The test closes it. */
        BackendAdapter adapter();

        /**
         * The bytes of the next event that reaches the utility, which drops those whose id it has seen; empty if none
         * comes in that time. The utility takes one at a time, and nothing before it is asked to.
         */
        Optional<byte[]> receive(Duration atMost) throws Exception;

        /** The utility sends these bytes as a reply. */
        void reply(byte[] bytes) throws Exception;

        /** From now on nothing can be reached; what the far side has is kept. */
        void goDown() throws Exception;

        /** The end of that. */
        void comeBack() throws Exception;

        @Override
        void close();
    }

    /** A far side that is up and has nothing in it. */
    FarSide farSide() throws Exception;

    @Test
    default void eventReachesTheUtilityByteForByte() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            adapter.open(new RecordingReplies());
            Delivery delivery = Deliveries.to(adapter.backend());

            DeliveryOutcome outcome = outcome(adapter, delivery);

            assertThat(outcome).isInstanceOfAny(Sent.class, Accepted.class);
            assertThat(far.receive(Duration.ofSeconds(5)))
                    .hasValueSatisfying(bytes ->
                            assertThat(bytes).isEqualTo(delivery.event().toBytes()));
        }
    }

    @Test
    default void enormousEventReachesTheUtilityByteForByte() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            adapter.open(new RecordingReplies());
            Delivery delivery = Deliveries.to(adapter.backend(), Priority.P2, "Đèn đường hỏng. ".repeat(40_000));

            DeliveryOutcome outcome = outcome(adapter, delivery);

            assertThat(outcome).isInstanceOfAny(Sent.class, Accepted.class);
            assertThat(far.receive(Duration.ofSeconds(5)))
                    .hasValueSatisfying(bytes ->
                            assertThat(bytes).isEqualTo(delivery.event().toBytes()));
        }
    }

    @Test
    default void sameDeliveryTwiceReachesTheUtilityOnce() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            adapter.open(new RecordingReplies());
            Delivery delivery = Deliveries.to(adapter.backend());

            outcome(adapter, delivery);
            DeliveryOutcome second = outcome(adapter, delivery);

            assertThat(second).isInstanceOfAny(Sent.class, Accepted.class);
            assertThat(far.receive(Duration.ofSeconds(5))).isPresent();
            assertThat(far.receive(Duration.ofMillis(300))).isEmpty();
        }
    }

    @Test
    default void manyDeliveriesAtOnceAllReachTheUtility() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            adapter.open(new RecordingReplies());
            List<Delivery> deliveries = IntStream.range(0, 300)
                    .mapToObj(i -> Deliveries.to(adapter.backend()))
                    .toList();

            List<DeliveryOutcome> outcomes = deliveries.parallelStream()
                    .map(delivery -> adapter.deliver(delivery).toCompletableFuture())
                    .map(stage -> stage.orTimeout(OUTCOME_WITHIN.toSeconds(), TimeUnit.SECONDS)
                            .join())
                    .toList();

            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOfAny(Sent.class, Accepted.class));
            List<String> received = new ArrayList<>();
            for (int i = 0; i < deliveries.size(); i++) {
                received.add(new String(far.receive(Duration.ofSeconds(5)).orElseThrow(), UTF_8));
            }
            assertThat(received)
                    .containsExactlyInAnyOrderElementsOf(deliveries.stream()
                            .map(delivery -> new String(delivery.event().toBytes(), UTF_8))
                            .toList());
        }
    }

    @Test
    default void lifeSafetyOvertakesWhatWaits() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            adapter.open(new RecordingReplies());
            for (int i = 0; i < 20; i++) {
                outcome(adapter, Deliveries.to(adapter.backend(), Priority.P2));
            }
            Delivery wireDown = Deliveries.to(adapter.backend(), Priority.P0);

            outcome(adapter, wireDown);

            assertThat(far.receive(Duration.ofSeconds(5)))
                    .hasValueSatisfying(bytes ->
                            assertThat(bytes).isEqualTo(wireDown.event().toBytes()));
        }
    }

    @Test
    default void farSideThatIsDownDefersAndIsServedWhenItIsBack() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            adapter.open(new RecordingReplies());
            outcome(adapter, Deliveries.to(adapter.backend()));
            far.receive(Duration.ofSeconds(5));
            Delivery delivery = Deliveries.to(adapter.backend());

            far.goDown();
            await().atMost(OUTCOME_WITHIN)
                    .untilAsserted(() -> assertThat(outcome(adapter, delivery)).isInstanceOf(Deferred.class));
            far.comeBack();

            await().atMost(OUTCOME_WITHIN)
                    .untilAsserted(
                            () -> assertThat(outcome(adapter, delivery)).isInstanceOfAny(Sent.class, Accepted.class));
            assertThat(far.receive(Duration.ofSeconds(5)))
                    .hasValueSatisfying(bytes ->
                            assertThat(bytes).isEqualTo(delivery.event().toBytes()));
            assertThat(far.receive(Duration.ofMillis(300))).isEmpty();
        }
    }

    @Test
    default void openingWhileTheFarSideIsDownIsNoFailure() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            far.goDown();
            RecordingReplies replies = new RecordingReplies();
            adapter.open(replies);
            assertThat(outcome(adapter, Deliveries.to(adapter.backend()))).isInstanceOf(Deferred.class);

            far.comeBack();
            far.reply("late".getBytes(UTF_8));

            await().atMost(OUTCOME_WITHIN)
                    .untilAsserted(() -> assertThat(replies.texts()).containsExactly("late"));
        }
    }

    @Test
    default void repliesComeThroughInTheNameOfTheirUtility() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            RecordingReplies replies = new RecordingReplies();
            adapter.open(replies);

            far.reply("{\"note\":\"đã nhận\"}".getBytes(UTF_8));

            await().untilAsserted(() -> assertThat(replies.texts()).containsExactly("{\"note\":\"đã nhận\"}"));
            assertThat(replies.recorded())
                    .allSatisfy(reply -> assertThat(reply.backend()).isEqualTo(adapter.backend()));
        }
    }

    @Test
    default void replyThatCannotBeRecordedIsKept() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            RecordingReplies replies = new RecordingReplies();
            replies.refuseNext(3);
            adapter.open(replies);

            far.reply("first".getBytes(UTF_8));

            await().atMost(OUTCOME_WITHIN)
                    .untilAsserted(() -> assertThat(replies.texts()).containsExactly("first"));
            assertThat(replies.refusedAll()).isTrue();
        }
    }

    @Test
    default void replyIsKeptUntilItsCommitIsDone() throws Exception {
        try (FarSide far = farSide()) {
            try (BackendAdapter adapter = far.adapter()) {
                CompletableFuture<Void> asked = new CompletableFuture<>();
                adapter.open(batch -> {
                    asked.complete(null);
                    return new CompletableFuture<>();
                });
                far.reply("kept".getBytes(UTF_8));
                asked.get(OUTCOME_WITHIN.toSeconds(), TimeUnit.SECONDS);
            }

            RecordingReplies replies = new RecordingReplies();
            try (BackendAdapter next = far.adapter()) {
                next.open(replies);

                await().atMost(OUTCOME_WITHIN)
                        .untilAsserted(() -> assertThat(replies.texts()).containsExactly("kept"));
            }
        }
    }

    @Test
    default void unusableReplyIsHandedOnAndTheNextComes() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            RecordingReplies replies = new RecordingReplies();
            adapter.open(replies);

            far.reply("{\"specversion\":".getBytes(UTF_8));
            far.reply(new byte[] {(byte) 0xff, 0, (byte) 0xfe});
            far.reply("last".getBytes(UTF_8));

            await().untilAsserted(() -> assertThat(replies.recorded()).hasSize(3));
            assertThat(replies.texts()).startsWith("{\"specversion\":").endsWith("last");
            assertThat(replies.recorded().get(1).payload().toBytes())
                    .isEqualTo(new byte[] {(byte) 0xff, 0, (byte) 0xfe});
        }
    }

    @Test
    default void closedAdapterDefersAndSendsNothing() throws Exception {
        try (FarSide far = farSide()) {
            BackendAdapter adapter = far.adapter();
            adapter.open(new RecordingReplies());
            adapter.close();

            DeliveryOutcome outcome = outcome(adapter, Deliveries.to(adapter.backend()));

            assertThat(outcome).isInstanceOf(Deferred.class);
            assertThat(far.receive(Duration.ofMillis(300))).isEmpty();
        }
    }

    @Test
    default void closingCompletesWhatIsUnderWay() throws Exception {
        try (FarSide far = farSide()) {
            BackendAdapter adapter = far.adapter();
            adapter.open(new RecordingReplies());
            List<CompletableFuture<DeliveryOutcome>> underWay = IntStream.range(0, 100)
                    .mapToObj(i ->
                            adapter.deliver(Deliveries.to(adapter.backend())).toCompletableFuture())
                    .toList();

            adapter.close();

            assertThat(underWay)
                    .allSatisfy(stage -> assertThat(stage.get(OUTCOME_WITHIN.toSeconds(), TimeUnit.SECONDS))
                            .isInstanceOfAny(Sent.class, Accepted.class, Deferred.class, Unknown.class));
        }
    }

    @Test
    default void wishToTakeBackComesToAnEndWhateverTheFarSideDoes() throws Exception {
        try (FarSide far = farSide()) {
            BackendAdapter adapter = far.adapter();
            adapter.open(new RecordingReplies());
            Delivery delivery = Deliveries.to(adapter.backend());
            outcome(adapter, delivery);

            CompletableFuture<Withdrawal> whileItIsUp = withdrawal(adapter, delivery);
            far.goDown();
            CompletableFuture<Withdrawal> whileItIsDown = withdrawal(adapter, delivery);
            CompletableFuture<Withdrawal> whileClosing = withdrawal(adapter, delivery);
            adapter.close();
            CompletableFuture<Withdrawal> afterwards = withdrawal(adapter, delivery);

            assertThat(List.of(whileItIsUp, whileItIsDown, whileClosing, afterwards))
                    .allSatisfy(stage -> assertThat(stage.get(OUTCOME_WITHIN.toSeconds(), TimeUnit.SECONDS))
                            .isNotNull());
            assertThat(List.of(whileItIsDown.join(), whileClosing.join(), afterwards.join()))
                    .as("without a far side to prove it")
                    .doesNotContain(Withdrawal.WITHDRAWN);
        }
    }

    @Test
    default void utilityGetsWhatItWasSentUnlessThatWasTakenBack() throws Exception {
        try (FarSide far = farSide();
                BackendAdapter adapter = far.adapter()) {
            adapter.open(new RecordingReplies());
            Delivery delivery = Deliveries.to(adapter.backend());
            outcome(adapter, delivery);

            Withdrawal withdrawal = withdrawal(adapter, delivery).get(OUTCOME_WITHIN.toSeconds(), TimeUnit.SECONDS);

            assertThat(far.receive(Duration.ofSeconds(1)).isPresent())
                    .as("received, when what came of the wish is " + withdrawal)
                    .isNotEqualTo(withdrawal == Withdrawal.WITHDRAWN);
        }
    }

    private static CompletableFuture<Withdrawal> withdrawal(BackendAdapter adapter, Delivery delivery) {
        return adapter.withdraw(delivery).toCompletableFuture();
    }

    private static DeliveryOutcome outcome(BackendAdapter adapter, Delivery delivery) throws Exception {
        return adapter.deliver(delivery).toCompletableFuture().get(OUTCOME_WITHIN.toSeconds(), TimeUnit.SECONDS);
    }
}
