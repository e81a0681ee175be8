package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.spi.RecordingReplies;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Decimal128;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A utility's AMQP 1.0 client that sends what none should. */
class HostileAmqpTest {
    private static final UtilityAccount NORTH = BrokerUnderTest.NORTH;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oddAndBrokenMessagesDoNotStopTheNext(boolean byAmqp) throws Exception {
        try (BrokerUnderTest far = byAmqp ? BrokerUnderTest.reachedByAmqp(folder) : new BrokerUnderTest(folder);
                JmsBackend backend = far.backend(builder -> builder)) {
            RecordingReplies replies = new RecordingReplies();
            backend.open(replies);

            Map<String, Object> answers = new HashMap<>();
            for (Map.Entry<String, byte[]> odd : oddities().entrySet()) {
                try (RawAmqpSender sender =
                        new RawAmqpSender(NORTH, far.broker.port().orElseThrow())) {
                    answers.put(odd.getKey(), String.valueOf(sender.send(odd.getValue())));
                }
                String marker = "after " + odd.getKey();
                try (RawAmqpSender sender =
                        new RawAmqpSender(NORTH, far.broker.port().orElseThrow())) {
                    sender.send(encoded(new Data(new Binary(marker.getBytes(UTF_8)))));
                }

                await(marker).untilAsserted(() -> assertThat(replies.texts()).contains(marker));
            }
            await().untilAsserted(() ->
                    assertThat(far.broker.messagesIn(NORTH.replyQueue())).isZero());
            // What cannot be read is refused while its sender waits; what can be is ours, whatever it says.
            assertThat(answers).extractingByKey("cut value").asString().startsWith("Rejected");
            assertThat(answers).extractingByKey("value symbol").asString().startsWith("Accepted");
        }
    }

    private static Map<String, byte[]> oddities() {
        long seed = System.nanoTime();
        System.out.println("Seed of the garbage: " + seed);
        byte[] garbage = new byte[300];
        new Random(seed).nextBytes(garbage);
        byte[] cut = encoded(new AmqpValue("a text that is cut off"));
        Properties properties = new Properties();
        properties.setContentType(Symbol.valueOf("text/plain; charset=no-such-charset"));
        properties.setMessageId(UUID.fromString("00000000-0000-0000-0000-000000000001"));
        properties.setCorrelationId(UnsignedLong.valueOf(7));

        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("a single byte", new byte[] {0});
        all.put("garbage", garbage);
        all.put("properties only", encoded(properties));
        all.put("unknown charset", encoded(properties, new Data(new Binary(garbage))));
        all.put("cut value", Arrays.copyOf(cut, cut.length - 5));
        // The broker keeps the first section only; what comes is no reply event, and is recorded as that.
        all.put("two data sections", encoded(new Data(new Binary(garbage)), new Data(new Binary(garbage))));
        all.put("value null", encoded(new AmqpValue(null)));
        all.put("value list", encoded(new AmqpValue(List.of("x", Map.of("k", List.of(1, 2))))));
        all.put("value map", encoded(new AmqpValue(Map.of("k", Map.of("deep", "er")))));
        all.put("value decimal", encoded(new AmqpValue(new Decimal128(1, 2))));
        all.put("value uuid", encoded(new AmqpValue(new UUID(1, 2))));
        all.put("value symbol", encoded(new AmqpValue(Symbol.valueOf("s"))));
        all.put("sequence", encoded(new AmqpSequence(List.of("a", 1L, Map.of()))));
        all.put(
                "properties with a map inside",
                encoded(
                        new ApplicationProperties(Map.of("m", Map.of("a", 1), "", 1, "_AMQ_DUPL_ID", 5)),
                        new AmqpValue("x")));
        all.put(
                "annotated as an object",
                encoded(
                        new MessageAnnotations(Map.of(Symbol.valueOf("x-opt-jms-msg-type"), (byte) 1)),
                        new Data(new Binary(garbage))));
        all.put("value then garbage", joined(encoded(new AmqpValue("x")), garbage));
        return all;
    }

    static byte[] encoded(Object... sections) {
        DecoderImpl decoder = new DecoderImpl();
        EncoderImpl encoder = new EncoderImpl(decoder);
        AMQPDefinedTypes.registerAllTypes(decoder, encoder);
        ByteBuffer buffer = ByteBuffer.allocate(16_384);
        encoder.setByteBuffer(buffer);
        for (Object section : sections) {
            encoder.writeObject(section);
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
