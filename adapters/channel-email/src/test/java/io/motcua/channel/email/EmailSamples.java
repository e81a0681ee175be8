package io.motcua.channel.email;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.spi.Sample;
import io.motcua.understanding.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Messages as received, each with its reading in a file beside it: {@code fields}, {@code attachments} and
 * {@code needsNoAnswer}.
 */
final class EmailSamples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmailSamples() {}

    static List<Sample> all() {
        try (Stream<Path> files = Files.list(folder("samples"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(EmailSamples::sample)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(EmailSamples.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sample sample(Path file) {
        String name = file.getFileName().toString().replace(".eml", "");
        try {
            JsonNode expected = JSON.readTree(Files.readAllBytes(file.resolveSibling(name + ".reading.json")));
            return new Sample(name, Files.readAllBytes(file), reading(expected));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading reading(JsonNode expected) {
        Reading.Builder reading = Reading.builder();
        expected.path("fields")
                .properties()
                .forEach(field -> reading.field(field.getKey(), field.getValue().asText()));
        List<Attachment> attachments = new ArrayList<>();
        expected.path("attachments")
                .forEach(one -> attachments.add(new Attachment(
                        Optional.ofNullable(one.path("name").textValue()),
                        one.path("mediaType").asText(),
                        one.path("size").asLong(),
                        one.path("sha256").asText())));
        reading.attachments(attachments);
        if (expected.has("needsNoAnswer")) {
            reading.needsNoAnswer(expected.get("needsNoAnswer").asText());
        }
        return reading.build();
    }
}
