package io.motcua.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.Payload;
import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Replies changed at random: the reader refuses or reads them, and does nothing else. */
class ReplyReaderFuzzTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261120L);
    private static final String SECRET = "NguyenThiMau0903000417";
    /** The one thing that a schema cannot say, and its description does: JSON Schema compares no two values. */
    private static final String TWO_TIMES_COMPARED = "$.data.validFor: expected a window";

    private static final List<byte[]> SEEDS = List.of(
            ReplyWriter.write(acknowledgment()).toBytes(),
            ReplyWriter.write(status()).toBytes(),
            ReplyWriter.write(appointment()).toBytes());

    @Test
    void mutatedBytesAreReadOrRefusedAndTheRefusalRepeatsNothing() {
        Random random = seeded("mutatedBytesAreReadOrRefusedAndTheRefusalRepeatsNothing");
        Schemas published = Schemas.asPublished();
        int read = 0;

        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            try {
                ReplyReader.read(Payload.of(bytes, "application/json"));
                read++;
            } catch (MalformedReplyException e) {
                assertThat(e.getMessage())
                        .startsWith("$")
                        .doesNotContain(SECRET)
                        .hasSizeLessThan(300);
                assertThat(e.getCause()).isNull();
                continue;
            } catch (RuntimeException | Error e) {
                fail("Input " + i + " of seed " + SEED, e);
            }
            if (i % 20 == 0) {
                byte[] withoutMark = bytes.length > 3 && bytes[0] == (byte) 0xEF
                        ? Arrays.copyOfRange(bytes, 3, bytes.length)
                        : bytes;
                assertThat(published.errors(Contract.REPLY_SCHEMA, Schemas.tree(withoutMark)))
                        .as("input " + i + " of seed " + SEED)
                        .isEmpty();
            }
        }

        assertThat(read).isBetween(200, 19_000);
    }

    @Test
    void readerAndSchemaSayTheSameOfEveryTree() throws Exception {
        Random random = seeded("readerAndSchemaSayTheSameOfEveryTree");
        Schemas published = Schemas.asPublished();
        int read = 0;
        int windows = 0;

        for (int i = 0; i < 10_000; i++) {
            ObjectNode tree = (ObjectNode) Schemas.tree(SEEDS.get(random.nextInt(SEEDS.size())));
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                change(tree, random);
            }
            boolean isRead;
            try {
                ReplyReader.read(Payload.of(tree.toString().getBytes(StandardCharsets.UTF_8), "application/json"));
                isRead = true;
                read++;
            } catch (MalformedReplyException e) {
                isRead = e.getMessage().startsWith(TWO_TIMES_COMPARED);
                windows += isRead ? 1 : 0;
            }

            assertThat(isRead)
                    .as("input " + i + " of seed " + SEED + ": " + tree)
                    .isEqualTo(published.errors(Contract.REPLY_SCHEMA, tree).isEmpty());
        }

        assertThat(read).isBetween(1_000, 9_000);
        assertThat(windows).as("that no schema can refuse").isBetween(1, 1_000);
    }

    private static Random seeded(String test) {
        System.out.println(test + ": seed " + SEED + " (-Dmotcua.seed)");
        return new Random(SEED);
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(12));
            bytes = switch (random.nextInt(7)) {
                case 0 -> with(bytes, at, (byte) random.nextInt(256));
                case 1 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
                case 2 -> spliced(bytes, at, length, new byte[0]);
                case 3 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
                case 4 -> spliced(bytes, at, 0, token(random));
                case 5 -> Arrays.copyOf(bytes, Math.max(1, at));
                default -> spliced(bytes, at, length, token(random));
            };
        }
        return bytes;
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        byte[] copy = bytes.clone();
        copy[at] = value;
        return copy;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] result = new byte[bytes.length - removed + inserted.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(inserted, 0, result, at, inserted.length);
        System.arraycopy(bytes, at + removed, result, at + inserted.length, bytes.length - at - removed);
        return result.length == 0 ? new byte[] {' '} : result;
    }

    private static byte[] token(Random random) {
        List<String> tokens = List.of(
                "{",
                "}",
                "[",
                "]",
                "\"",
                ":",
                ",",
                "null",
                "true",
                "1e9",
                "-",
                "\\u0000",
                "\\ud800",
                "\\",
                "\u0000",
                "\n",
                "\"" + SECRET + "\":1,",
                "\"id\":\"2\",",
                "\uFEFF",
                "[".repeat(100),
                "9".repeat(1200),
                SECRET,
                "//",
                "é");
        return tokens.get(random.nextInt(tokens.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static void change(ObjectNode tree, Random random) {
        ObjectNode object = random.nextBoolean() && tree.path("data") instanceof ObjectNode data ? data : tree;
        if (random.nextBoolean() && object.path("validFor") instanceof ObjectNode window) {
            object = window;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.addAll(
                List.of("extra", "cause", "serviceNotice", "result", "status", "expectedDatetime", "kind", "validFor"));
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, value(random));
        }
    }

    private static JsonNode value(Random random) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<JsonNode> values = List.of(
                json.nullNode(),
                json.booleanNode(true),
                json.numberNode(0),
                json.numberNode(1),
                json.numberNode(-1),
                json.numberNode(1.5),
                json.numberNode(Long.MAX_VALUE),
                json.textNode(""),
                json.textNode("x"),
                json.textNode("x".repeat(255)),
                json.textNode("🔥".repeat(255)),
                json.textNode("x".repeat(256)),
                json.textNode("x".repeat(5000)),
                json.textNode("1.0"),
                json.textNode("accepted"),
                json.textNode("notMine"),
                json.textNode("status"),
                json.textNode("acknowledgment"),
                json.textNode("appointment"),
                json.textNode("confirmed"),
                json.textNode("cancelled"),
                json.textNode("RESOLVED"),
                json.textNode("HELD"),
                json.textNode("application/json; charset=utf-8"),
                json.textNode("2026-11-20T08:00:00+07:00"),
                json.textNode("2026-02-30T08:00:00Z"),
                json.textNode("2026-11-20T08:00+07:00"),
                json.textNode("2026-11-20"),
                json.textNode(Requests.REFERENCE),
                json.textNode("MC-234"),
                json.arrayNode(),
                json.objectNode());
        return values.get(random.nextInt(values.size()));
    }

    private static ReplyEvent acknowledgment() {
        return new Acknowledgment(header(), Acknowledgment.Result.NOT_MINE, Optional.of("OMS-1"), Optional.of(SECRET));
    }

    private static ReplyEvent status() {
        return new Status(
                header(),
                RequestStatus.IN_PROGRESS,
                Optional.of("Thợ đến nhà " + SECRET),
                Optional.of(Instant.parse("2026-11-20T05:00:00Z")));
    }

    private static ReplyEvent appointment() {
        return new AppointmentReply(
                header(),
                AppointmentReply.State.CONFIRMED,
                Optional.of(new AppointmentReply.Window(
                        Instant.parse("2026-11-27T01:00:00Z"), Instant.parse("2026-11-27T03:00:00Z"))),
                Optional.of("Đến nhà " + SECRET));
    }

    private static Header header() {
        return new Header(
                "urn:evnhcmc:oms",
                "r-1",
                Optional.of(Instant.parse("2026-11-20T01:00:03.25Z")),
                Optional.of("x:1:EVNHCMC:1"),
                Reference.of(Requests.REFERENCE),
                1);
    }
}
