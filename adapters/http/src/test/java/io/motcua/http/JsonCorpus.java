package io.motcua.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Submission;
import io.motcua.spi.ChannelAdapterContract.Answer;
import io.motcua.spi.ChannelAdapterContract.Source;
import io.motcua.spi.RememberingIntake;
import io.motcua.understanding.Reading;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Labelled requests of a channel's corpus, each posted as its clients do, and what arrived of them. */
public final class JsonCorpus {

    /**
     * One request.
     *
     * @param input what was posted
     * @param reading what the channel read of it
     */
    public record Arrived(String id, JsonNode input, Reading reading) {

        /** Checks that each of these fields has what stood at its pointer (RFC 6901), and that there are no others. */
        public void assertFields(Map<String, String> pointers) {
            Map<String, String> expected = new HashMap<>();
            pointers.forEach((pointer, field) -> Optional.of(input.at(pointer).asText(""))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> expected.put(field, text)));
            assertThat(reading.fields()).as(id).isEqualTo(expected);
        }
    }

    private JsonCorpus() {}

    /** Posts what stands in this file of the corpus, in its order. */
    public static List<Arrived> post(String file, Source source, RememberingIntake intake) throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream lines =
                Objects.requireNonNull(JsonCorpus.class.getResourceAsStream("/io/motcua/corpus/" + file), file)) {
            for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                JsonNode one = json.readTree(line);
                byte[] body = one.get("input").toString().getBytes(StandardCharsets.UTF_8);
                String id = one.get("id").asText();
                assertThat(source.send(body, id).get(20, TimeUnit.SECONDS).answer())
                        .as(id)
                        .isEqualTo(Answer.YES);
                cases.add(one);
            }
        }
        assertThat(intake.stored()).hasSameSizeAs(cases);
        List<Arrived> arrived = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Submission submission = intake.stored().get(i);
            JsonNode one = cases.get(i);
            arrived.add(new Arrived(
                    one.get("id").asText(),
                    one.get("input"),
                    source.adapter().normaliser().read(submission)));
        }
        return arrived;
    }
}
