package io.motcua.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.motcua.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published OpenAPI document, and the schemas in it and beside it. */
final class OpenApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The document as a tree, which the schema library is not to read as YAML again. */
    private static final String ID = "https://motcua.io/schema/v1/openapi.json";

    final JsonNode root;
    private final JsonSchemaFactory factory;

    OpenApiDocument() {
        root = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(resource(Contract.SCHEMA_FOLDER + "openapi.yaml")));
        Map<String, String> texts = new HashMap<>();
        texts.put(ID, root.toString());
        for (URI id : List.of(Contract.SERVICE_REQUEST_SCHEMA, Contract.EVENT_SCHEMA, Contract.REPLY_SCHEMA)) {
            String path = id.getPath();
            texts.put(id.toString(), resource(Contract.SCHEMA_FOLDER + path.substring(path.lastIndexOf('/') + 1)));
        }
        factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    /** Each operation: method and path, as in {@code POST /app/v1/requests}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    JsonNode operation(String methodAndPath) {
        String[] parts = methodAndPath.split(" ");
        return root.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    /** The statuses that are written down for an operation, without the default. */
    Set<String> statuses(String methodAndPath) {
        Set<String> statuses = new TreeSet<>();
        operation(methodAndPath).path("responses").fieldNames().forEachRemaining(statuses::add);
        statuses.remove("default");
        return statuses;
    }

    /** The media types of an answer, each with its schema's pointer. */
    Map<String, String> answers(String methodAndPath, String status) {
        JsonNode responses = operation(methodAndPath).path("responses");
        String key = responses.has(status) ? status : "default";
        String pointer = "/paths/" + escaped(methodAndPath.split(" ")[1]) + "/"
                + methodAndPath.split(" ")[0].toLowerCase(Locale.ROOT) + "/responses/" + key;
        JsonNode response = responses.path(key);
        if (response.has("$ref")) {
            pointer = response.path("$ref").asText().substring(1);
            response = root.at(pointer);
        }
        Map<String, String> answers = new HashMap<>();
        for (Map.Entry<String, JsonNode> content : response.path("content").properties()) {
            answers.put(content.getKey(), pointer + "/content/" + escaped(content.getKey()) + "/schema");
        }
        return answers;
    }

    /** What the schema at this pointer finds wrong. */
    Set<String> errors(String pointer, JsonNode instance) {
        JsonNode schema = root.at(pointer);
        String location = schema.has("$ref") ? schema.path("$ref").asText() : "#" + pointer;
        return messages(factory.getSchema(
                        SchemaLocation.of(URI.create(ID)
                                .resolve(location.replace("{", "%7B").replace("}", "%7D"))
                                .toString()),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                .validate(instance));
    }

    /** What the schema of OpenAPI 3.1 finds wrong with the document. */
    Set<String> metaErrors() {
        return messages(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(resource("/openapi-3.1.schema.json"))
                .validate(root));
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Set<String> messages(Set<ValidationMessage> found) {
        Set<String> messages = new TreeSet<>();
        found.forEach(message -> messages.add(message.getMessage()));
        return messages;
    }

    private static String resource(String name) {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
