package io.motcua.backend.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** The fields that a request can have, by the published schema: what a {@link FieldRule} may point to. */
public final class RequestFields {
    private RequestFields() {}

    /** Every pointer to a text, number, boolean or list of texts; an item of a list has the number 0. */
    public static Set<String> pointers() {
        try (InputStream in =
                Contract.class.getResourceAsStream(Contract.SCHEMA_FOLDER + "service-request.schema.json")) {
            JsonNode schema = Json.MAPPER.readTree(in);
            Set<String> found = new TreeSet<>();
            walk(schema, schema, "", found);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The schema of a request cannot be read", e);
        }
    }

    /** Whether a request can have a value there; items of lists may have any number. */
    public static boolean has(String pointer) {
        try {
            JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return pointers().contains(pointer.replaceAll("/[0-9]+(?=/|$)", "/0"));
    }

    private static void walk(JsonNode schema, JsonNode node, String at, Set<String> found) {
        JsonNode meant = node.has("$ref") ? resolved(schema, node.get("$ref").asText()) : node;
        if (meant.path("properties").isObject()) {
            for (Iterator<String> names = meant.get("properties").fieldNames(); names.hasNext(); ) {
                String name = names.next();
                walk(schema, meant.get("properties").get(name), at + "/" + name, found);
            }
        } else if (meant.path("items").isObject()) {
            JsonNode items = meant.get("items");
            if (!items.has("$ref") && !items.has("properties")) {
                found.add(at);
            }
            walk(schema, items, at + "/0", found);
        } else {
            found.add(at);
        }
    }

    private static JsonNode resolved(JsonNode schema, String reference) {
        return schema.at(JsonPointer.compile(reference.substring(reference.indexOf('#') + 1)));
    }
}
