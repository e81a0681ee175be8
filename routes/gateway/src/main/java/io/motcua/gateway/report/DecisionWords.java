package io.motcua.gateway.report;

import io.motcua.Evidence;
import io.motcua.RoutingDecision;
import io.motcua.RoutingDecision.Candidate;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * Says in words why a decision was made: who serves the request, by which rule, what speaks for whom, and, if nobody can
 * tell, what a person can do. Says where evidence stands, never a citizen's words. Safe for use by many threads.
 */
public final class DecisionWords {
    static final String BUNDLE = "io.motcua.gateway.report.decision";
    static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;

    /** Words of a language, as BCP 47 writes it: Vietnamese, or English for any other. */
    public DecisionWords(String language) {
        this.words = ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(language), NO_FALLBACK);
    }

    /** The sentences, in the order in which they are to be read. */
    public List<String> of(RoutingDecision decision) {
        List<String> sentences = new ArrayList<>();
        String[] rule = decision.rule().split("/");
        String why = rule[rule.length - 1];
        if (decision.jurisdiction().isPresent()) {
            String because = word("because." + decision.because().orElse("place"), "because.address.place");
            sentences.add(say("routes", decision.jurisdiction().get(), because));
        } else {
            sentences.add(say("holds", word("why." + why, "why.other")));
        }
        if (decision.rule().startsWith(RoutingDecision.REFUSED)) {
            sentences.add(say("refused", why));
        }
        if (words.containsKey("order." + rule[0]) && !decision.order().isEmpty()) {
            sentences.add(say("order." + rule[0], sources(decision.order())));
        }
        if (decision.candidates().isEmpty()) {
            sentences.add(say("nothing"));
        }
        for (Candidate candidate : decision.candidates()) {
            sentences.add(say("for", candidate.jurisdiction(), facts(candidate.speaksFor())));
        }
        sentences.add(say("asOf", decision.asOf().toString(), decision.profileVersion()));
        if (decision.jurisdiction().isEmpty()) {
            sentences.add(say(decision.candidates().isEmpty() ? "advice.ask" : "advice.choose"));
        }
        return sentences;
    }

    private String sources(List<String> order) {
        return order.stream()
                .map(source -> word("source." + source, "source.other", source))
                .collect(Collectors.joining(", "));
    }

    private String facts(List<Evidence> evidence) {
        return evidence.stream().map(this::fact).distinct().collect(Collectors.joining("; "));
    }

    private String fact(Evidence evidence) {
        String rule = word("rule." + evidence.rule(), "rule.other", evidence.rule());
        String value = evidence.value().isEmpty() ? "" : say("fact.value", evidence.value());
        String where = evidence.source().field() + "[" + evidence.source().from() + ".."
                + evidence.source().to() + ")";
        return say("fact", rule, value, where);
    }

    private String word(String key, String otherwise, Object... values) {
        return say(words.containsKey(key) ? key : otherwise, values);
    }

    private String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
    }
}
