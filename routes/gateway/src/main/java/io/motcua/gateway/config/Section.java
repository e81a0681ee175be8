package io.motcua.gateway.config;

import io.motcua.text.Likeness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A group of settings. Unknown names and names that stand twice are noted as mistakes when it is made. */
final class Section {
    private final Findings findings;
    private final String where;
    private final int line;
    private final Map<String, Setting> settings;
    private final boolean broken;
    private final Set<String> misspelt;

    private Section(
            Findings findings,
            String where,
            int line,
            Map<String, Setting> settings,
            boolean broken,
            Set<String> misspelt) {
        this.findings = findings;
        this.where = where;
        this.line = line;
        this.settings = settings;
        this.broken = broken;
        this.misspelt = misspelt;
    }

    /** A group that was left out: each of its settings has its default. */
    static Section absent(Findings findings, String where, int line) {
        return new Section(findings, where, line, Map.of(), false, Set.of());
    }

    /** A group that could not be read, which was said; what is missing in it is not said as well. */
    static Section broken(Findings findings, String where, int line) {
        return new Section(findings, where, line, Map.of(), true, Set.of());
    }

    static Section of(Findings findings, String where, int line, MappingNode mapping, Optional<Set<String>> known) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        boolean broken = false;
        Set<String> misspelt = new TreeSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int at = tuple.getKeyNode().getStartMark().getLine() + 1;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)
                    || key.getValue().isBlank()) {
                findings.mistake(at, where, "something that is no name before a ':'", "the name of a setting");
                continue;
            }
            String name = key.getValue();
            String path = where.isEmpty() ? name : where + "." + name;
            if (known.isPresent() && !known.get().contains(name)) {
                // A misspelt name is one mistake; that the right one is missing is not told as another.
                broken = true;
                Set<String> sorted = new TreeSet<>(known.get());
                Optional<String> meant = Likeness.nearest(name, sorted);
                meant.ifPresent(misspelt::add);
                findings.mistake(
                        at,
                        where,
                        "the unknown setting " + Setting.quoted(name),
                        meant.map(near -> "'" + near + "' perhaps; known here: " + String.join(", ", sorted))
                                .orElse("one of " + String.join(", ", sorted)));
                continue;
            }
            Setting earlier = settings.get(name);
            if (earlier != null) {
                findings.mistake(
                        at, path, "the setting a second time", "it once; the first is in line " + earlier.line());
                continue;
            }
            settings.put(name, new Setting(findings, path, at, tuple.getValueNode()));
        }
        return new Section(findings, where, line, settings, broken, misspelt);
    }

    Set<String> names() {
        return settings.keySet();
    }

    Optional<Setting> get(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** Whether something stands here that was probably meant to be this setting. */
    boolean hasMisspelt(String name) {
        return misspelt.contains(name);
    }

    /** A setting that must be there. */
    Optional<Setting> need(String name, String expected) {
        Optional<Setting> setting = get(name);
        if (setting.isEmpty() && !broken) {
            findings.mistake(line, where, "no '" + name + "'", "'" + name + "': " + expected);
        }
        return setting;
    }

    /** A group inside this one; one that is left out has its defaults. */
    Section section(String name, String... known) {
        return get(name)
                .map(s -> s.section(known))
                .orElseGet(() -> absent(findings, where.isEmpty() ? name : where + "." + name, line));
    }

    /** The one of several settings that was chosen. */
    Optional<Setting> oneOf(List<String> names, String expected) {
        List<Setting> chosen = names.stream().flatMap(n -> get(n).stream()).toList();
        if (chosen.size() == 1) {
            return Optional.of(chosen.get(0));
        }
        if (chosen.size() > 1) {
            List<String> found = names.stream().filter(settings::containsKey).toList();
            chosen.get(1).mistake((found.size() == 2 ? "both " : "") + String.join(" and ", found), expected);
        } else if (!broken) {
            findings.mistake(line, where, "neither " + String.join(" nor ", names), expected);
        }
        return Optional.empty();
    }
}
