package io.motcua.channel.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.ExternalIdentifier;
import io.motcua.spi.Sample;
import io.motcua.understanding.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Dossiers as received, with their readings: the fields as for every channel, and beside them the dossier's code and its
 * files.
 */
final class PortalSamples {
    private static final String FOLDER = "samples";

    private PortalSamples() {}

    static List<Sample> all() {
        return Sample.in(PortalSamples.class, FOLDER).stream()
                .map(PortalSamples::whole)
                .toList();
    }

    private static Sample whole(Sample sample) {
        String file = FOLDER + "/" + sample.name() + ".reading.json";
        try (InputStream stream = Objects.requireNonNull(PortalSamples.class.getResourceAsStream(file), file)) {
            JsonNode root = new ObjectMapper().readTree(stream);
            Reading.Builder reading = Reading.builder();
            sample.expected().fields().forEach(reading::field);
            List<Attachment> attachments = new ArrayList<>();
            root.path("attachments")
                    .forEach(one -> attachments.add(new Attachment(
                            Optional.of(one.get("name").asText()),
                            one.get("mediaType").asText(),
                            0,
                            one.get("sha256").asText())));
            reading.attachments(attachments)
                    .externalIdentifiers(List.of(new ExternalIdentifier(
                            "dvcqg", "MaHoSo", root.get("maHoSo").asText())));
            return new Sample(sample.name(), sample.message(), reading.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
