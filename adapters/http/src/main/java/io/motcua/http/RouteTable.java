package io.motcua.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which consumer takes which method and path. A path without parameters is found by one look into a map; paths with
 * parameters are compared segment by segment. Read by many threads while routes come and go.
 */
final class RouteTable {

    /** A consumer, and what stood where its path has parameters. */
    record Match(HttpInConsumer consumer, Map<String, String> parameters) {}

    private record Address(String method, String path) {}

    private record Template(String[] segments, Map<String, HttpInConsumer> byMethod) {}

    private record Snapshot(Map<String, Map<String, HttpInConsumer>> literals, List<Template> templates) {}

    private final Map<Address, HttpInConsumer> consumers = new HashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Map.of(), List.of());

    /** @throws IllegalStateException if another route takes the same */
    synchronized void add(String method, String path, HttpInConsumer consumer) {
        if (consumers.putIfAbsent(new Address(method, path), consumer) != null) {
            throw new IllegalStateException("Two routes take " + method + " " + path + "; give one another path");
        }
        publish();
    }

    synchronized void remove(String method, String path) {
        consumers.remove(new Address(method, path));
        publish();
    }

    Optional<Match> find(String method, String path) {
        Snapshot now = snapshot;
        Map<String, HttpInConsumer> byMethod = now.literals().get(path);
        if (byMethod != null && byMethod.get(method) != null) {
            return Optional.of(new Match(byMethod.get(method), Map.of()));
        }
        if (!now.templates().isEmpty()) {
            String[] segments = segments(path);
            for (Template template : now.templates()) {
                HttpInConsumer consumer = template.byMethod().get(method);
                if (consumer != null && fits(template.segments(), segments)) {
                    return Optional.of(new Match(consumer, parameters(template.segments(), segments)));
                }
            }
        }
        return Optional.empty();
    }

    /** The methods that are taken at this path, as the header {@code Allow} lists them; empty if there are none. */
    String allowed(String path) {
        Snapshot now = snapshot;
        TreeSet<String> methods =
                new TreeSet<>(now.literals().getOrDefault(path, Map.of()).keySet());
        String[] segments = segments(path);
        now.templates().stream()
                .filter(template -> fits(template.segments(), segments))
                .forEach(template -> methods.addAll(template.byMethod().keySet()));
        return String.join(", ", methods);
    }

    private void publish() {
        Map<String, Map<String, HttpInConsumer>> byPath = new HashMap<>();
        consumers.forEach((address, consumer) ->
                byPath.computeIfAbsent(address.path(), path -> new HashMap<>()).put(address.method(), consumer));
        List<Template> templates = new ArrayList<>();
        byPath.entrySet().removeIf(entry -> {
            boolean hasParameters = entry.getKey().indexOf('{') >= 0;
            if (hasParameters) {
                templates.add(new Template(segments(entry.getKey()), entry.getValue()));
            }
            return hasParameters;
        });
        snapshot = new Snapshot(byPath, templates);
    }

    private static String[] segments(String path) {
        return path.split("/", -1);
    }

    private static boolean fits(String[] template, String[] segments) {
        if (template.length != segments.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            if (isParameter(template[i]) ? segments[i].isEmpty() : !template[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> parameters(String[] template, String[] segments) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < template.length; i++) {
            if (isParameter(template[i])) {
                found.put(template[i].substring(1, template[i].length() - 1), decode(segments[i]));
            }
        }
        return found;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** RFC 3986 section 2.1; a plus sign is itself in a path, unlike in a form. */
    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problems.invalid("The path holds a percent sign that begins no octet"));
        }
    }
}
