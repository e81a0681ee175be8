package io.motcua.gateway.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One value of the file, and where it stands. Asked for a kind that it is not, it is empty and the mistake is noted, so
 * that the reading goes on to the next one.
 */
final class Setting {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern CREDENTIALS =
            Pattern.compile("//[^/?,)]*@|[?&;]user(name)?=|password", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB)?");
    private static final Map<String, Long> SIZES = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private final Findings findings;
    private final String where;
    private final int line;
    private final Node node;

    Setting(Findings findings, String where, int line, Node node) {
        this.findings = findings;
        this.where = where;
        this.line = line;
        this.node = node;
    }

    int line() {
        return line;
    }

    String where() {
        return where;
    }

    void mistake(String found, String expected) {
        findings.mistake(line, where, found, expected);
    }

    /** A scalar that is not empty, as it was written: {@code 010} stays {@code 010}. */
    Optional<String> text(String expected) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        mistake(kind(), expected);
        return Optional.empty();
    }

    /** A scalar that may be empty. */
    Optional<String> anyText(String expected) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        mistake(kind(), expected);
        return Optional.empty();
    }

    /** The one of these that stands here. */
    <T> Optional<T> choice(Map<String, T> choices) {
        String expected = "one of " + String.join(", ", choices.keySet());
        Optional<String> text = text(expected);
        if (text.isPresent() && !choices.containsKey(text.get())) {
            mistake(quoted(text.get()), expected);
            return Optional.empty();
        }
        return text.map(choices::get);
    }

    /** A scalar that the pattern matches whole. */
    Optional<String> text(Pattern pattern, String expected) {
        Optional<String> text = text(expected);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            mistake(quoted(text.get()), expected);
            return Optional.empty();
        }
        return text;
    }

    /** A whole number between two others. */
    OptionalInt number(int least, int most, String what) {
        String expected = what + ", a number from " + least + " to " + most;
        Optional<String> text = text(Pattern.compile("[0-9]{1,9}"), expected);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text.get());
        if (number < least || number > most) {
            mistake(text.get(), expected);
            return OptionalInt.empty();
        }
        return OptionalInt.of(number);
    }

    Optional<Duration> duration(Duration least, Duration most) {
        String expected = "a time from " + spoken(least) + " to " + spoken(most)
                + " with its unit: ms, s, m, h or d, as in" + " 30s";
        Optional<String> text = text(DURATION, expected);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = DURATION.matcher(text.get());
        matcher.matches();
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            mistake(quoted(text.get()), expected);
            return Optional.empty();
        }
        return Optional.of(duration);
    }

    /** A number of bytes between two others. */
    OptionalInt bytes(int least, int most) {
        String expected = "a size from " + least + " to " + most + " bytes, as in 256KiB";
        Optional<String> text = text(SIZE, expected);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        Matcher matcher = SIZE.matcher(text.get());
        matcher.matches();
        long bytes = Long.parseLong(matcher.group(1)) * SIZES.get(matcher.group(2) == null ? "B" : matcher.group(2));
        if (bytes < least || bytes > most) {
            mistake(quoted(text.get()), expected);
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) bytes);
    }

    /** A path, taken from the configuration's folder when it is relative. */
    Optional<Path> path(String expected) {
        return path(findings.folder(), expected);
    }

    /** A path, taken from this folder when it is relative. */
    Optional<Path> path(Path from, String expected) {
        Optional<String> text = text(expected);
        try {
            return text.map(t -> from.resolve(t).normalize());
        } catch (InvalidPathException e) {
            mistake(quoted(text.orElseThrow()), expected);
            return Optional.empty();
        }
    }

    /** A URL that the pattern matches whole, without a password or user in it. */
    Optional<String> url(Pattern pattern, String expected) {
        Optional<String> url = text(expected);
        if (url.isPresent() && CREDENTIALS.matcher(url.get()).find()) {
            mistake("a URL with a user or a password in it (not repeated here)", expected + ", with both beside it");
            return Optional.empty();
        }
        if (url.isPresent() && !pattern.matcher(url.get()).matches()) {
            mistake(quoted(url.get()), expected);
            return Optional.empty();
        }
        return url;
    }

    Optional<Secret> secret() {
        return text("env:NAME or file:path")
                .map(reference -> findings.secrets().follow(findings, line, where, reference));
    }

    /** A group of settings of these names; others are mistakes. */
    Section section(String... known) {
        if (node instanceof MappingNode mapping) {
            return Section.of(findings, where, line, mapping, Optional.of(Set.of(known)));
        }
        mistake(kind(), "a group of settings: " + String.join(", ", known));
        return Section.broken(findings, where, line);
    }

    /** A group whose names are the writer's own. */
    Section namedSection(String expected) {
        if (node instanceof MappingNode mapping) {
            return Section.of(findings, where, line, mapping, Optional.empty());
        }
        mistake(kind(), expected);
        return Section.broken(findings, where, line);
    }

    /** The items of a list, or this value alone when it is none. */
    List<Setting> oneOrMore() {
        return node instanceof SequenceNode ? list("") : List.of(this);
    }

    List<Setting> list(String expected) {
        if (!(node instanceof SequenceNode sequence)) {
            mistake(kind(), expected);
            return List.of();
        }
        List<Setting> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Setting(
                    findings,
                    where + "[" + items.size() + "]",
                    item.getStartMark().getLine() + 1,
                    item));
        }
        return items;
    }

    /** The value in a message: on one line, not too long, and never asked for where a secret may stand. */
    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "�");
        return "'" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "'";
    }

    private String kind() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isBlank() ? "nothing" : quoted(scalar.getValue());
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return node instanceof MappingNode mapping ? describe(mapping) : "something else";
    }

    private static String describe(MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                return "a group of settings beginning with " + quoted(key.getValue());
            }
        }
        return "an empty group of settings";
    }

    private static String spoken(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
