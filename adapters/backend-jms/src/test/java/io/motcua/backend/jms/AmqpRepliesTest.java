package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.spi.RecordingReplies;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies by AMQP 1.0 that are long, or that a broker should not have let through. */
class AmqpRepliesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int KEPT = 1 << 20;

    private RawAmqpBroker broker;
    private JmsConnection connection;
    private JmsBackend backend;
    private final RecordingReplies replies = new RecordingReplies();

    @BeforeEach
    void begin() throws Exception {
        broker = new RawAmqpBroker(100);
        connection =
                JmsConnection.open(JmsConnectionConfig.builder("amqp://127.0.0.1:" + broker.port(), "gateway", "secret")
                        .build());
        backend = new JmsBackend(
                JmsBackendConfig.builder("EVNNPC").replyBytesAtMost(KEPT).build(), connection, Clock.systemUTC());
    }

    @AfterEach
    void end() throws Exception {
        backend.close();
        connection.close();
        broker.close();
    }

    @Test
    void messageIdThatIsAnEndlessArrayIsNotTheEndOfTheReading() {
        backend.open(replies);
        byte[] poisonous = {
            0,
            0x53,
            0x73,
            (byte) 0xc0,
            11,
            1,
            (byte) 0xf0,
            0,
            0,
            0,
            5,
            0x7f,
            (byte) 0xff,
            (byte) 0xff,
            (byte) 0xff,
            0x41
        };

        broker.put(poisonous);
        broker.put(message("next".getBytes(UTF_8)));

        await().atMost(LONG).untilAsserted(() -> assertThat(replies.texts()).containsExactly("", "next"));
    }

    @Test
    void messageLongerThanTheWindowComesAsItsBeginningAndTheNextComes() {
        backend.open(replies);
        byte[] enormous = new byte[20 << 20];
        Arrays.fill(enormous, (byte) 'x');

        broker.put(message(enormous));
        broker.put(message("next".getBytes(UTF_8)));

        await().atMost(LONG).untilAsserted(() -> assertThat(replies.recorded()).hasSize(2));
        assertThat(replies.recorded().get(0).payload().toBytes()).isEqualTo(Arrays.copyOf(enormous, KEPT));
        assertThat(replies.texts()).endsWith("next");
    }

    @Test
    void bytesThatWaitWhileABatchIsRecordedAreBounded() throws Exception {
        CountDownLatch recording = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        backend.open(batch -> {
            recording.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return replies.record(batch);
        });
        int count = 32;
        for (int i = 0; i < count; i++) {
            broker.put(message(new byte[KEPT]));
        }
        assertThat(recording.await(20, TimeUnit.SECONDS)).isTrue();

        // A batch of at most four and a bit is being recorded, and as much waits for the next.
        await().during(Duration.ofSeconds(1)).atMost(LONG).until(() -> broker.handedOutBytes() < 10L * KEPT);

        go.countDown();
        await().atMost(LONG).untilAsserted(() -> assertThat(replies.recorded()).hasSize(count));
    }

    @Test
    void longReplyOfAnArtemisComesAsItsBeginningAndTheNextComes(@TempDir Path folder) throws Exception {
        try (BrokerUnderTest far = BrokerUnderTest.reachedByAmqp(folder);
                JmsBackend throughArtemis = far.backend(builder -> builder.replyBytesAtMost(KEPT))) {
            throughArtemis.open(replies);
            byte[] enormous = new byte[9_000_000];
            Arrays.fill(enormous, (byte) 'x');

            far.reply(enormous);
            far.reply("next".getBytes(UTF_8));

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(replies.recorded()).hasSize(2));
            assertThat(replies.recorded().get(0).payload().toBytes()).isEqualTo(Arrays.copyOf(enormous, KEPT));
            assertThat(replies.texts()).endsWith("next");
            await().untilAsserted(() -> assertThat(far.broker.messagesIn(BrokerUnderTest.NORTH.replyQueue()))
                    .isZero());
        }
    }

    /** One data section of these bytes. */
    private static byte[] message(byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .put(new byte[] {0, 0x53, 0x75, (byte) 0xb0})
                .putInt(body.length)
                .put(body)
                .array();
    }
}
