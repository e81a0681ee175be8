package io.motcua.profile;

import io.motcua.profile.Table.Row;
import io.motcua.text.Likeness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the tables of words that mean something: of places and people, of danger and of services. */
final class PhraseTables {
    private static final String PHRASES = "phrases.csv";
    private static final List<String> MORE = List.of("hazard-phrases.csv", "service-phrases.csv");
    private static final List<String> COLUMNS = List.of("phrase", "kind", "code", "strength");
    private static final String RULES = "service-rules.csv";
    private static final double MOST_WEIGHT = 100;
    private static final int SLIP = 2;

    private final Path folder;
    private final Map<String, Service> services;
    private final Set<String> hazards;
    private final Map<String, Row> signals = new LinkedHashMap<>();

    /**
     * Reads the tables of this folder.
     *
     * @param hazards codes that there are; empty if the profile does not say
     */
    PhraseTables(Path folder, Map<String, Service> services, Set<String> hazards) {
        this.folder = folder;
        this.services = services;
        this.hazards = hazards;
    }

    List<Phrase> phrases() throws ProfileException {
        WordClasses words = WordClasses.read(folder);
        List<Phrase> phrases = new ArrayList<>();
        Mistakes mistakes = new Mistakes();
        mistakes.check(() -> read(Table.read(folder, PHRASES, COLUMNS), words, phrases));
        for (String file : MORE) {
            mistakes.check(() -> read(Table.readIfAny(folder, file, COLUMNS), words, phrases));
        }
        mistakes.end();
        return phrases;
    }

    private void read(Table table, WordClasses words, List<Phrase> phrases) throws ProfileException {
        table.unique("phrase", "kind", "code");
        table.each(row -> {
            Phrase.Kind kind = row.choice("kind", Phrase.Kind.class);
            String code = row.get("code");
            boolean ofService = kind == Phrase.Kind.SERVICE || kind == Phrase.Kind.COMMAND;
            if (ofService && !services.containsKey(code)) {
                throw row.wrong("code '" + code + "'", "a service_code of catalogue.csv");
            }
            boolean ofHazard = kind == Phrase.Kind.HAZARD || kind == Phrase.Kind.LIFE_SUPPORT;
            if (ofHazard && !code.isEmpty() && !hazards.isEmpty() && !hazards.contains(code)) {
                throw row.wrong(
                        "code '" + code + "'",
                        Likeness.nearest(code, hazards)
                                .map(near -> "'" + near + "' perhaps")
                                .orElse("a hazard that profile.csv has: " + hazards));
            }
            if (kind == Phrase.Kind.SIGNAL) {
                signals.putIfAbsent(code, row);
            }
            phrases.add(new Phrase(PhraseText.read(row, words), kind, code, number(row, "strength", 0)));
        });
    }

    /** A profile may do without rules: then phrases alone speak for services. */
    List<ServiceRule> rules() throws ProfileException {
        Set<String> known = new HashSet<>(ServiceRule.WORDLESS);
        known.addAll(signals.keySet());
        Table table = Table.readIfAny(
                folder, RULES, List.of("rule", "service_code", "needs", "with", "unless", "never", "weight"));
        table.unique("rule");
        List<ServiceRule> rules = new ArrayList<>();
        Set<String> used = new HashSet<>();
        table.each(row -> {
            String service = row.required("service_code");
            if (!services.containsKey(service)) {
                throw row.wrong("service_code '" + service + "'", "a service_code of catalogue.csv");
            }
            List<Set<String>> needs = groups(row, "needs", known);
            List<Set<String>> with = groups(row, "with", known);
            if (needs.isEmpty() && with.isEmpty()) {
                throw row.wrong("an empty needs beside an empty with", "signs that the rule is about");
            }
            ServiceRule rule = new ServiceRule(
                    row.required("rule"),
                    service,
                    needs,
                    with,
                    any(row, "unless", known),
                    any(row, "never", known),
                    number(row, "weight", -MOST_WEIGHT));
            used.addAll(rule.signs());
            if (used.size() > ServiceRule.MOST_SIGNS) {
                throw row.wrong(used.size() + " different signs up to here", "at most " + ServiceRule.MOST_SIGNS);
            }
            rules.add(rule);
        });
        refuseMisspelt(used);
        return rules;
    }

    /** A sign of its own is one that is learned from; a sign that differs by a letter from one of a rule is a slip. */
    private void refuseMisspelt(Set<String> used) throws ProfileException {
        Mistakes mistakes = new Mistakes();
        signals.forEach((code, row) -> {
            if (!used.contains(code)) {
                Likeness.nearest(code, used)
                        .filter(near -> Likeness.distance(code, near) <= SLIP)
                        .ifPresent(near -> mistakes.add(
                                row.mistake("code '" + code + "', which no rule uses", "'" + near + "' perhaps")));
            }
        });
        mistakes.end();
    }

    /**
     * A profile may do without examples: then nothing is learned. Of some services alone it may not have any, since beside
     * those the others would hardly ever be chosen.
     *
     * @param hazardService may do without, for of danger nothing is learned
     */
    List<Example> examples(String hazardService) throws ProfileException {
        Table table = Table.readIfAny(folder, "examples.csv", List.of("service_code", "text"));
        table.unique("text");
        List<Example> examples = new ArrayList<>();
        table.each(row -> {
            String service = row.required("service_code");
            if (!services.containsKey(service)) {
                throw row.wrong("service_code '" + service + "'", "a service_code of catalogue.csv");
            }
            examples.add(new Example(service, row.required("text")));
        });
        Set<String> without = new LinkedHashSet<>(services.keySet());
        without.remove(hazardService);
        examples.forEach(example -> without.remove(example.serviceCode()));
        if (!examples.isEmpty() && !without.isEmpty()) {
            throw table.wrong(
                    "no example of " + String.join(", ", without),
                    "at least one of every service but " + hazardService + ", or none at all");
        }
        return examples;
    }

    private static List<Set<String>> groups(Row row, String column, Set<String> signals) throws ProfileException {
        List<Set<String>> groups = new ArrayList<>();
        for (String group : words(row.get(column), " ")) {
            groups.add(known(row, column, words(group, "/"), signals));
        }
        return groups;
    }

    private static Set<String> any(Row row, String column, Set<String> signals) throws ProfileException {
        return known(row, column, words(row.get(column), " "), signals);
    }

    private static Set<String> known(Row row, String column, List<String> names, Set<String> signals)
            throws ProfileException {
        for (String name : names) {
            if (!signals.contains(name)) {
                throw row.wrong(column + " '" + name + "'", "the code of a SIGNAL in the tables of phrases");
            }
        }
        return new LinkedHashSet<>(names);
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static double number(Row row, String column, double above) throws ProfileException {
        try {
            double number = Double.parseDouble(row.get(column));
            if (number > above && number <= MOST_WEIGHT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, with the value.
        }
        throw row.wrong(
                column + " '" + row.get(column) + "'",
                "a number above " + (int) above + ", at most " + (int) MOST_WEIGHT);
    }
}
