package io.motcua.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.spi.RememberingIntake;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The labelled requests of the web form go in as a browser sends them, and arrive field for field. */
class WebCorpusTest {

    @Test
    void everyRequestArrivesFieldForField() throws Exception {
        RememberingIntake intake = new RememberingIntake();
        List<Map<String, String>> sent = new ArrayList<>();
        try (PostingBrowser browser = new PostingBrowser(intake, intake, Clock.systemUTC())) {
            for (JsonNode request : requests()) {
                Map<String, String> typed = typed(request);
                HttpResponse<String> answer = browser.send(
                        browser.nonce(PostingBrowser.SITE), PostingBrowser.urlEncoded(asAFormHasThem(typed)));
                if (typed.getOrDefault("description", "").isBlank()) {
                    assertThat(answer.statusCode())
                            .as(request.get("id").asText())
                            .isEqualTo(422);
                } else {
                    assertThat(answer.statusCode())
                            .as(request.get("id").asText())
                            .isEqualTo(303);
                    sent.add(typed);
                }
            }
        }

        assertThat(sent).hasSize(59);
        assertThat(intake.stored()).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(new WebNormaliser().read(intake.stored().get(i)).fields())
                    .isEqualTo(sent.get(i));
        }
    }

    private static List<JsonNode> requests() throws Exception {
        List<JsonNode> requests = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WebCorpusTest.class.getResourceAsStream("/io/motcua/corpus/web.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                requests.add(new ObjectMapper().readTree(line));
            }
        }
        return requests;
    }

    private static Map<String, String> typed(JsonNode request) {
        Map<String, String> typed = new LinkedHashMap<>();
        request.get("input").properties().forEach(field -> {
            if (!field.getValue().asText().isBlank()) {
                typed.put(field.getKey(), field.getValue().asText());
            }
        });
        return typed;
    }

    /** Every field, in the form's order, the empty ones too. */
    private static Map<String, String> asAFormHasThem(Map<String, String> typed) {
        Map<String, String> whole = new LinkedHashMap<>();
        for (FormField field : FormField.values()) {
            whole.put(field.posted(), typed.getOrDefault(field.posted(), ""));
        }
        return whole;
    }
}
