package io.motcua.channel.portal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** The small JSON objects that go between the portal and us: texts by their names. */
final class PortalJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PortalJson() {}

    static byte[] write(Map<String, String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    /** A text or number at the top; empty if there is none, or no object. */
    static Optional<String> read(byte[] body, String name) {
        try {
            return DossierJson.read(ByteBuffer.wrap(body)).get(name) instanceof String text
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (DossierRefusal e) {
            return Optional.empty();
        }
    }
}
