package io.motcua.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes of words that mean the same, by name: {@code words.csv}. A phrase names one in braces, among alternatives of its
 * own if it likes: <code>{WIRE|mạng} … đứt</code>.
 */
final class WordClasses {
    private static final String FILE = "words.csv";
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z_]+");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");

    private final Map<String, String> classes = new HashMap<>();

    /** A profile may do without. */
    static WordClasses read(Path folder) throws ProfileException {
        Table table = Table.readIfAny(folder, FILE, List.of("name", "words"));
        table.unique("name");
        WordClasses words = new WordClasses();
        table.each(row -> {
            String name = row.required("name");
            if (!NAME.matcher(name).matches()) {
                throw row.wrong("name '" + name + "'", "two or more capitals, as in WIRE");
            }
            if (row.required("words").matches(".*[{}…].*")) {
                throw row.wrong("words '" + row.get("words") + "'", "words with | between them, without braces or …");
            }
            words.classes.put(name, row.get("words"));
        });
        return words;
    }

    /** The phrase with its classes spelt out as alternatives. */
    String spellOut(Table.Row row, String phrase) throws ProfileException {
        StringBuilder spelt = new StringBuilder();
        Matcher braces = BRACES.matcher(phrase);
        int end = 0;
        while (braces.find()) {
            spelt.append(phrase, end, braces.start()).append('{');
            List<String> alternatives = new ArrayList<>();
            for (String alternative : braces.group(1).split("\\|", -1)) {
                alternatives.add(alternative(row, alternative.strip()));
            }
            spelt.append(String.join("|", alternatives)).append('}');
            end = braces.end();
        }
        spelt.append(phrase, end, phrase.length());
        if (spelt.toString().replaceAll("\\{[^{}…]*\\}", "").matches(".*[{}|].*")) {
            throw row.wrong("phrase '" + phrase + "'", "alternatives like {a|b}, without … or braces inside");
        }
        return spelt.toString();
    }

    private String alternative(Table.Row row, String alternative) throws ProfileException {
        if (!NAME.matcher(alternative).matches()) {
            return alternative;
        }
        String words = classes.get(alternative);
        if (words == null) {
            throw row.wrong("the class of words '" + alternative + "'", "one of " + FILE);
        }
        return words;
    }
}
