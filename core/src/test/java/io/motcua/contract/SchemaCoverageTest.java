package io.motcua.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.ServiceRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema says the same as the record: no component without a property, no property without a component. */
class SchemaCoverageTest {
    private static final Set<String> STANDARDS = Set.of("Open311", "IEC CIM", "TMF621", "CloudEvents", "Một Cửa");

    private final JsonNode root = Schemas.load(Contract.SERVICE_REQUEST_SCHEMA);

    @Test
    void schemaHasExactlyTheRecordsComponents() {
        Map<String, Boolean> components = new TreeMap<>();
        Map<String, Boolean> properties = new TreeMap<>();

        components(ServiceRequest.class, "", components);
        properties(root, "", properties);

        assertThat(properties).isEqualTo(components);
        assertThat(components).hasSizeGreaterThan(40).containsEntry("location.long", false);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void schemaIsOfDraft202012(URI id) {
        assertThat(Schemas.metaErrors(id)).isEmpty();
        assertThat(Schemas.load(id).path("$id").textValue()).isEqualTo(id.toString());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyPropertyNamesTheStandardThatItComesFrom(URI id) {
        Set<String> nameless = new TreeSet<>();

        describe(Schemas.load(id), "$", nameless);

        assertThat(nameless).isEmpty();
    }

    @Test
    void consumersAreToldToTolerateUnknownFields() {
        for (URI id : ids().toList()) {
            JsonNode schema = Schemas.load(id);

            assertThat(schema.path("description").textValue()).containsAnyOf("tolerate", "are allowed and not read");
            assertThat(schema.findValues("additionalProperties")).isEmpty();
            assertThat(schema.findValues("unevaluatedProperties")).isEmpty();
        }
    }

    static Stream<URI> ids() {
        return Stream.of(Contract.SERVICE_REQUEST_SCHEMA, Contract.EVENT_SCHEMA, Contract.REPLY_SCHEMA);
    }

    /** Path of each component, and whether it is always there. */
    private static void components(Class<?> type, String path, Map<String, Boolean> into) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName().equals("lon") ? "long" : component.getName();
            into.put(path + name, component.getType() != Optional.class);
            Class<?> inner = innermost(component.getGenericType());
            if (inner.isRecord()) {
                components(inner, path + name + ".", into);
            }
        }
    }

    private static Class<?> innermost(Type type) {
        return type instanceof ParameterizedType parameterized
                ? innermost(parameterized.getActualTypeArguments()[0])
                : (Class<?>) type;
    }

    /** Path of each property, and whether it is required. */
    private void properties(JsonNode schema, String path, Map<String, Boolean> into) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        schema.path("properties").properties().forEach(property -> {
            into.put(path + property.getKey(), required.contains(property.getKey()));
            JsonNode value = property.getValue();
            properties(
                    resolved(value.has("items") ? value.path("items") : value), path + property.getKey() + ".", into);
        });
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").textValue().substring(1)) : schema;
    }

    private static void describe(JsonNode node, String path, Set<String> nameless) {
        node.path("properties").properties().forEach(property -> {
            String description = property.getValue().path("description").asText("");
            if (STANDARDS.stream().noneMatch(description::contains)) {
                nameless.add(path + "." + property.getKey());
            }
        });
        node.properties().forEach(field -> describe(field.getValue(), path + "." + field.getKey(), nameless));
        node.forEach(item -> {
            if (node.isArray()) {
                describe(item, path + "[]", nameless);
            }
        });
    }
}
