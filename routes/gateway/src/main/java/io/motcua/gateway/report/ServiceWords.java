package io.motcua.gateway.report;

import io.motcua.Evidence;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says why a request is of its service: the danger that was read, and which words speak for this service and for others, by
 * which rule or by the examples; so that whoever disagrees sees what to mend. Safe for use by many threads.
 */
public final class ServiceWords {
    /** So many words are told for one service. */
    private static final int MOST = 4;

    private final ResourceBundle words;

    /** Words of a language, as BCP 47 writes it: Vietnamese, or English for any other. */
    public ServiceWords(String language) {
        this.words = ResourceBundle.getBundle(
                DecisionWords.BUNDLE, Locale.forLanguageTag(language), DecisionWords.NO_FALLBACK);
    }

    /**
     * The sentences, in the order in which they are to be read.
     *
     * @param serviceCode what was decided
     * @param quote the words that a piece of evidence stands in, or where they stand if they must not be told
     */
    public List<String> of(String serviceCode, List<Evidence> evidence, Function<Evidence, String> quote) {
        List<String> sentences = new ArrayList<>();
        told(sentences, "service.danger", "", of(evidence, Evidence.HAZARD), quote);
        told(sentences, "service.no-danger", "", of(evidence, Evidence.NO_HAZARD), quote);
        Map<String, List<Evidence>> byService = of(evidence, Evidence.SERVICE).stream()
                .collect(Collectors.groupingBy(Evidence::value, LinkedHashMap::new, Collectors.toList()));
        List<Evidence> own = byService.remove(serviceCode);
        if (own != null) {
            told(sentences, "service.own", serviceCode, own, quote);
        } else if (sentences.isEmpty()) {
            sentences.add(say("service.silent", serviceCode));
        }
        byService.forEach((code, speaks) -> told(sentences, "service.other", code, speaks, quote));
        return sentences;
    }

    private void told(
            List<String> sentences,
            String key,
            String service,
            List<Evidence> evidence,
            Function<Evidence, String> quote) {
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        evidence.forEach(piece -> rules.computeIfAbsent(quote.apply(piece), words -> new LinkedHashSet<>())
                .add(rule(piece.rule())));
        String facts = rules.entrySet().stream()
                .limit(MOST)
                .map(entry -> say("service.fact", entry.getKey(), String.join(", ", entry.getValue())))
                .collect(Collectors.joining(", "));
        if (!facts.isEmpty()) {
            sentences.add(say(key, service, facts));
        }
    }

    private String rule(String rule) {
        String key = "rule." + rule;
        return words.containsKey(key)
                ? words.getString(key)
                : say("service.rule", rule.substring(rule.indexOf('.') + 1));
    }

    private String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
    }

    private static List<Evidence> of(List<Evidence> evidence, String kind) {
        return evidence.stream().filter(piece -> piece.kind().equals(kind)).toList();
    }
}
