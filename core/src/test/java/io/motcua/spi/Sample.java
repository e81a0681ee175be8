package io.motcua.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.understanding.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A message as a channel delivers it, and how it must be read: a file as received, and a file of the same name with
 * {@code .reading.json} beside it, which holds {@code fields} and, if there are any, {@code lat}, {@code lon}
 * and {@code needsNoAnswer} or {@code sentByMachine}.
 *
 * @param name the file's, without what follows the last dot
 * @param message the bytes as they arrive
 */
public record Sample(String name, byte[] message, Reading expected) {
    private static final String EXPECTED = ".reading.json";

    /** The samples in a folder that stands beside this class on the class path, by name. */
    public static List<Sample> in(Class<?> beside, String folder) {
        try {
            Path path = Path.of(
                    Objects.requireNonNull(beside.getResource(folder), folder).toURI());
            try (Stream<Path> files = Files.list(path)) {
                return files.filter(file -> file.toString().endsWith(EXPECTED))
                        .sorted()
                        .map(Sample::read)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sample read(Path expected) {
        String name = expected.getFileName().toString().replace(EXPECTED, "");
        try (Stream<Path> files = Files.list(expected.getParent())) {
            Path message = files.filter(
                            file -> file.getFileName().toString().startsWith(name + ".") && !file.equals(expected))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no message beside " + expected));
            return new Sample(name, Files.readAllBytes(message), reading(Files.readAllBytes(expected)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reading reading(byte[] json) throws IOException {
        JsonNode root = new ObjectMapper().readTree(json);
        Reading.Builder reading = Reading.builder();
        root.path("fields")
                .properties()
                .forEach(field -> reading.field(field.getKey(), field.getValue().asText()));
        if (root.has("lat")) {
            reading.coordinates(root.get("lat").asDouble(), root.get("lon").asDouble());
        }
        if (root.has("needsNoAnswer")) {
            reading.needsNoAnswer(root.get("needsNoAnswer").asText());
        }
        if (root.has("sentByMachine")) {
            reading.sentByMachine(root.get("sentByMachine").asText());
        }
        return reading.build();
    }

    @Override
    public String toString() {
        return name;
    }
}
