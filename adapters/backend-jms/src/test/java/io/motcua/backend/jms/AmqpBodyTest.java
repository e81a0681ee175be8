package io.motcua.backend.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.motcua.Payload;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.junit.jupiter.api.Test;

class AmqpBodyTest {
    private static final int AT_MOST = 1_000;

    @Test
    void dataSectionsAreOneAfterTheOtherAndOfTheClaimedMediaType() {
        Properties properties = new Properties();
        properties.setContentType(Symbol.valueOf("application/cloudevents+json"));

        Payload body = body(HostileAmqpTest.encoded(
                properties, new ApplicationProperties(Map.of("k", "v")), data("{\"a\":"), data("1}")));

        assertThat(new String(body.toBytes(), UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(body.mediaType()).isEqualTo("application/cloudevents+json");
    }

    @Test
    void textIsItsBytesInUtf8AndBytesAreAsTheyAre() {
        Payload text = body(HostileAmqpTest.encoded(new AmqpValue("đã nhận 🔥")));
        Payload bytes = body(HostileAmqpTest.encoded(new AmqpValue(new Binary(new byte[] {0, (byte) 0xff}))));

        assertThat(new String(text.toBytes(), UTF_8)).isEqualTo("đã nhận 🔥");
        assertThat(text.mediaType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(bytes.toBytes()).containsExactly(0, 0xff);
        assertThat(bytes.mediaType()).isEqualTo("application/octet-stream");
    }

    @Test
    void messageWithoutABodyIsEmpty() {
        assertThat(body(new byte[0]).size()).isZero();
        assertThat(body(HostileAmqpTest.encoded(new Properties())).size()).isZero();
        assertThat(body(HostileAmqpTest.encoded(new AmqpValue(null))).size()).isZero();
    }

    @Test
    void whatIsNoTextAndNoBytesComesAsItTravelled() {
        for (Object foreign : List.of(
                new AmqpValue(List.of("x", Map.of("k", List.of(1, 2)))),
                new AmqpValue(7),
                new AmqpSequence(List.of("a", 1L)))) {
            byte[] encoded = HostileAmqpTest.encoded(foreign);

            assertThat(body(encoded).toBytes()).isEqualTo(encoded);
        }
    }

    @Test
    void whatCannotBeDecodedComesAsItTravelled() {
        byte[] whole = HostileAmqpTest.encoded(new AmqpValue("a text that is cut off"));
        long seed = System.nanoTime();
        System.out.println("Seed of the garbage: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] garbage = new byte[1 + random.nextInt(60)];
            random.nextBytes(garbage);
            // An AMQP section begins with 0: what does not is none.
            garbage[0] |= 1;

            assertThat(body(garbage).toBytes()).isEqualTo(garbage);
        }
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            assertThat(body(cut).toBytes()).isEqualTo(cut);
        }
    }

    /** Within the rules of the encoding, and deeper than a stack. */
    @Test
    void listsInListsThousandsDeepComeAsTheyTravelled() {
        int depth = 200_000;
        byte[] encoded = new byte[3 + depth * 9 + 1];
        encoded[1] = 0x53;
        encoded[2] = 0x77;
        for (int i = 0; i < depth; i++) {
            int at = 3 + i * 9;
            int rest = encoded.length - at - 5;
            encoded[at] = (byte) 0xd0;
            for (int shift = 24, k = 1; shift >= 0; shift -= 8, k++) {
                encoded[at + k] = (byte) (rest >> shift);
            }
            encoded[at + 8] = 1;
        }
        encoded[encoded.length - 1] = 0x45;

        Payload body = AmqpBody.of(encoded, false, Integer.MAX_VALUE);

        assertThat(body.toBytes()).isEqualTo(encoded);
    }

    /** Sixteen bytes that a decoder would make gigabytes of. */
    @Test
    void arrayOfNothingButItsLengthComesAsItTravelled() {
        byte[] encoded = {0, 0x53, 0x77, (byte) 0xf0, 0, 0, 0, 5, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x41};
        byte[] annotations = {
            0,
            0x53,
            0x72,
            (byte) 0xc1,
            13,
            2,
            (byte) 0xa3,
            1,
            'a',
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

        assertThat(body(encoded).toBytes()).isEqualTo(encoded);
        assertThat(body(annotations).size()).isLessThanOrEqualTo(annotations.length);
    }

    /** Each is an array of twenty million times yes, in a few bytes, where a decoder would look into it. */
    @Test
    void endlessArrayIsNotMadeWhereverItStands() {
        byte[] array = {(byte) 0xf0, 0, 0, 0, 5, 0x01, 0x31, 0x2d, 0, 0x41};
        Map<String, byte[]> hostile = Map.of(
                "message-id", joined(new byte[] {0, 0x53, 0x73, (byte) 0xc0, 11, 1}, array),
                "correlation-id",
                        joined(new byte[] {0, 0x53, 0x73, (byte) 0xc0, 16, 6, 0x40, 0x40, 0x40, 0x40, 0x40}, array),
                "content-type",
                        joined(
                                new byte[] {0, 0x53, 0x73, (byte) 0xc0, 17, 7, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40},
                                array),
                "descriptor of a section", joined(new byte[] {0}, array, new byte[] {0x40}),
                "descriptor in an annotation",
                        joined(new byte[] {0, 0x53, 0x72, 0}, array, new byte[] {(byte) 0xc1, 1, 0}),
                "descriptor of a value", joined(new byte[] {0, 0x53, 0x77, 0}, array, new byte[] {0x40}),
                "data", joined(new byte[] {0, 0x53, 0x75}, array));

        hostile.forEach((where, encoded) -> {
            long before = allocatedBytes();
            body(encoded);
            long after = allocatedBytes();

            assertThat(after - before).as(where).isLessThan(1 << 20);
        });
        assertThat(body(hostile.get("descriptor of a value")).toBytes())
                .isEqualTo(hostile.get("descriptor of a value"));
        assertThat(body(joined(hostile.get("message-id"), HostileAmqpTest.encoded(data("after it"))))
                        .toBytes())
                .isEqualTo("after it".getBytes(UTF_8));
    }

    @Test
    void sectionsMayBeNamedBySymbols() {
        byte[] name = "amqp:data:binary".getBytes(UTF_8);

        Payload body = body(
                joined(new byte[] {0, (byte) 0xa3, (byte) name.length}, name, new byte[] {(byte) 0xa0, 2, 'o', 'k'}));

        assertThat(new String(body.toBytes(), UTF_8)).isEqualTo("ok");
    }

    @Test
    void beginningOfAMessageThatWasCutIsTheBeginningOfItsBody() {
        Properties properties = new Properties();
        properties.setContentType(Symbol.valueOf("application/json"));
        byte[] data = HostileAmqpTest.encoded(properties, data("x".repeat(500)));
        byte[] value = HostileAmqpTest.encoded(new AmqpValue("y".repeat(500)));
        byte[] annotations =
                HostileAmqpTest.encoded(new ApplicationProperties(Map.of("k", "z".repeat(500))), new AmqpValue("y"));

        Payload ofData = AmqpBody.of(Arrays.copyOf(data, data.length - 300), true, AT_MOST);
        Payload ofValue = AmqpBody.of(Arrays.copyOf(value, value.length - 300), true, AT_MOST);
        Payload without = AmqpBody.of(Arrays.copyOf(annotations, 400), true, AT_MOST);

        assertThat(new String(ofData.toBytes(), UTF_8)).isEqualTo("x".repeat(200));
        assertThat(ofData.mediaType()).isEqualTo("application/json");
        assertThat(new String(ofValue.toBytes(), UTF_8)).isEqualTo("y".repeat(200));
        assertThat(without.toBytes()).isEqualTo(Arrays.copyOf(annotations, 400));
    }

    @Test
    void longerThanIsKeptComesAsItsBeginning() {
        byte[] enormous = new byte[5_000];
        Arrays.fill(enormous, (byte) 'x');

        assertThat(body(HostileAmqpTest.encoded(new Data(new Binary(enormous)))).toBytes())
                .isEqualTo(Arrays.copyOf(enormous, AT_MOST));
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            list.add(i);
        }
        assertThat(body(HostileAmqpTest.encoded(new AmqpValue(list))).size()).isEqualTo(AT_MOST);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Data data(String text) {
        return new Data(new Binary(text.getBytes(UTF_8)));
    }

    private static Payload body(byte[] encoded) {
        return AmqpBody.of(encoded, false, AT_MOST);
    }
}
