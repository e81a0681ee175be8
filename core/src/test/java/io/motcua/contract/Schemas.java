package io.motcua.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The published schemas as a consumer uses them, or strictly: then a field that they do not name is an error. */
final class Schemas {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<URI> IDS =
            List.of(Contract.SERVICE_REQUEST_SCHEMA, Contract.EVENT_SCHEMA, Contract.REPLY_SCHEMA);
    /** Parts of one object that is closed as a whole. */
    private static final Set<String> BRANCHES = Set.of("acknowledgment", "status", "appointment");
    /** What only says more of fields that are named elsewhere, and must not be closed. */
    private static final Set<String> CONDITIONS = Set.of("anyOf", "if", "then");

    private final JsonSchemaFactory factory;

    private Schemas(boolean strict) {
        Map<String, String> texts = new HashMap<>();
        for (URI id : IDS) {
            JsonNode schema = load(id);
            if (strict) {
                close(schema, "");
            }
            texts.put(id.toString(), schema.toString());
        }
        factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    static Schemas asPublished() {
        return new Schemas(false);
    }

    static Schemas strict() {
        return new Schemas(true);
    }

    static JsonNode load(URI id) {
        String path = id.getPath();
        String resource = Contract.SCHEMA_FOLDER + path.substring(path.lastIndexOf('/') + 1);
        try (InputStream in = Contract.class.getResourceAsStream(resource)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema finds wrong, as JSON paths and keywords. */
    Set<String> errors(URI id, JsonNode instance) {
        Set<String> errors = new TreeSet<>();
        for (ValidationMessage message : schema(id).validate(instance)) {
            errors.add(message.getInstanceLocation() + " " + message.getType());
        }
        return errors;
    }

    /** What the meta-schema of 2020-12 finds wrong in the schema itself. */
    static Set<ValidationMessage> metaErrors(URI id) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012))
                .validate(load(id));
    }

    private JsonSchema schema(URI id) {
        return factory.getSchema(
                SchemaLocation.of(id.toString()),
                SchemaValidatorsConfig.builder()
                        .formatAssertionsEnabled(true)
                        .pathType(PathType.JSON_PATH)
                        .build());
    }

    private static void close(JsonNode node, String name) {
        if (node instanceof ObjectNode object && object.has("properties") && !BRANCHES.contains(name)) {
            object.put("unevaluatedProperties", false);
        }
        node.properties().stream()
                .filter(field -> !CONDITIONS.contains(field.getKey()))
                .forEach(field -> close(field.getValue(), field.getKey()));
        if (node.isArray()) {
            node.forEach(item -> close(item, ""));
        }
    }
}
