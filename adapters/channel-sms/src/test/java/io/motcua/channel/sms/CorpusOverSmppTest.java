package io.motcua.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Submission;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.SettableClock;
import io.motcua.text.TextRepair;
import io.motcua.understanding.Reading;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every short message of the corpus goes in over SMPP and is read as it was written. */
class CorpusOverSmppTest {
    private static final String CORPUS = "/io/motcua/corpus/sms.jsonl";

    @TempDir
    Path spool;

    @Test
    void everyMessageArrivesFieldForField() throws Exception {
        List<JsonNode> inputs = inputs();
        RememberingIntake intake = new RememberingIntake();
        SettableClock clock = new SettableClock(Instant.parse("2026-07-14T12:00:00Z"));
        try (SmscUnderTest smsc = new SmscUnderTest(ChannelUnderTest.SYSTEM_ID, ChannelUnderTest.PASSWORD);
                ChannelUnderTest channel = new ChannelUnderTest(smsc.port(), spool, intake, clock, config -> config)) {
            ChannelUnderTest.awaitBind(smsc);

            List<Submission> arrived = new ArrayList<>();
            for (JsonNode input : inputs) {
                for (byte[] pdu : pdus(input)) {
                    assertThat(smsc.deliver(pdu).get(20, TimeUnit.SECONDS)).isZero();
                }
                if (missesParts(input)) {
                    clock.pass(Duration.ofMinutes(6));
                }
                int count = arrived.size() + 1;
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> intake.stored().size() == count);
                arrived.add(intake.stored().get(count - 1));
            }

            assertThat(arrived).hasSize(100);
            for (int i = 0; i < inputs.size(); i++) {
                JsonNode input = inputs.get(i);
                Reading reading = channel.channel().normaliser().read(arrived.get(i));
                assertThat(reading.description()).isEqualTo(TextRepair.repair(text(input)));
                assertThat(reading.field(Reading.PHONE).orElse(""))
                        .isEqualTo(
                                input.get("from").asText().startsWith("+")
                                        ? input.get("from").asText()
                                        : "");
                assertThat(arrived.get(i).account()).isEqualTo(input.get("to").asText());
                assertThat(arrived.get(i).transport().get("source"))
                        .isEqualTo(input.get("from").asText().replace("+", ""));
            }
        }
    }

    private static List<byte[]> pdus(JsonNode input) {
        String from = input.get("from").asText();
        String to = input.get("to").asText();
        Handset handset = new Handset(from);
        if (!input.has("parts")) {
            return handset.messages(to, 77, input.get("text").asText());
        }
        List<byte[]> pdus = new ArrayList<>();
        for (JsonNode part : input.get("parts")) {
            pdus.add(handset.part(
                    to,
                    part.get("ref").asInt(),
                    part.get("total").asInt(),
                    part.get("seq").asInt(),
                    part.get("text").asText()));
        }
        return pdus;
    }

    private static boolean missesParts(JsonNode input) {
        if (!input.has("parts")) {
            return false;
        }
        Set<Integer> numbers = new HashSet<>();
        input.get("parts").forEach(part -> numbers.add(part.get("seq").asInt()));
        return numbers.size() < input.get("parts").get(0).get("total").asInt();
    }

    /** As a person would read it: parts in their order, an ellipsis where one is missing. */
    private static String text(JsonNode input) {
        StringBuilder text = new StringBuilder();
        if (input.has("parts")) {
            TreeMap<Integer, String> parts = new TreeMap<>();
            input.get("parts")
                    .forEach(part ->
                            parts.put(part.get("seq").asInt(), part.get("text").asText()));
            int expected = 1;
            for (var part : parts.entrySet()) {
                text.append(part.getKey() > expected ? " … " : "").append(part.getValue());
                expected = part.getKey() + 1;
            }
            text.append(expected <= input.get("parts").get(0).get("total").asInt() ? " … " : "");
        } else {
            text.append(input.get("text").asText());
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static List<JsonNode> inputs() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> inputs = new ArrayList<>();
        try (InputStream stream =
                Objects.requireNonNull(CorpusOverSmppTest.class.getResourceAsStream(CORPUS), CORPUS)) {
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                inputs.add(json.readTree(line).get("input"));
            }
        }
        return inputs;
    }
}
