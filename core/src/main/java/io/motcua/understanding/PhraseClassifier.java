package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.Priority;
import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import io.motcua.spi.Classifier;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Classifies by the profile's phrases. A hazard goes before everything; then counts the service that a person or agent
 * chose, then the words. A hazard that is denied, over or only thought of is none, but only where the words around it say
 * so plainly.
 */
final class PhraseClassifier implements Classifier {
    private static final EnumSet<Kind> KINDS = EnumSet.of(
            Kind.SERVICE,
            Kind.HAZARD,
            Kind.LIFE_SUPPORT,
            Kind.FIGURATIVE,
            Kind.NEGATION,
            Kind.PAST,
            Kind.PRESENT,
            Kind.HYPOTHETICAL);
    /** How many words after an "if" are thought of, not seen. */
    private static final int THOUGHT = 8;
    /** The most pieces of evidence of one kind that are kept. */
    private static final int MOST = 16;

    private final Profile profile;
    private final List<Phrase> phrases;
    private final PhraseIndex index;

    PhraseClassifier(Profile profile) {
        this.profile = profile;
        this.phrases = profile.phrases().stream()
                .filter(phrase -> KINDS.contains(phrase.kind()))
                .toList();
        this.index = new PhraseIndex(phrases.stream().map(Phrase::text).toList(), true);
    }

    @Override
    public Classification classify(Reading reading) {
        FoldedText text = FoldedText.of(reading.description());
        List<Match> matches = index.find(text);
        List<Evidence> evidence = new ArrayList<>();
        Set<String> hazards = new LinkedHashSet<>();
        boolean danger = false;
        for (Match match : of(matches, Kind.HAZARD)) {
            if (stands(match, matches, text)) {
                danger = true;
                name(match, hazards);
                keep(evidence, Evidence.HAZARD, match, text, "hazard.phrase");
            }
        }
        Optional<Service> chosen = reading.field(Reading.SERVICE_CODE)
                .map(code -> code.strip().toUpperCase(java.util.Locale.ROOT))
                .map(profile.services()::get);
        Map<String, Double> scores = scores(matches, text, evidence);
        boolean lifeSupport = lifeSupport(matches, text, chosen, scores, hazards, evidence);
        if (danger) {
            return result(service(profile.hazardService()), Priority.P0, hazards, evidence);
        }
        if (lifeSupport) {
            return result(service(profile.lifeSupportService()), Priority.P0, hazards, evidence);
        }
        Service service = chosen.orElseGet(() -> best(scores));
        if (chosen.isPresent()) {
            int length = reading.field(Reading.SERVICE_CODE).orElse("").length();
            evidence.add(new Evidence(
                    Evidence.SERVICE,
                    service.code(),
                    new Evidence.Source(Reading.SERVICE_CODE, 0, length),
                    "service.chosen",
                    0.9));
        }
        return result(service, service.priority(), hazards, evidence);
    }

    private boolean lifeSupport(
            List<Match> matches,
            FoldedText text,
            Optional<Service> chosen,
            Map<String, Double> scores,
            Set<String> hazards,
            List<Evidence> evidence) {
        boolean without = scores.containsKey(profile.lifeSupportService())
                || chosen.map(service -> service.code().equals(profile.lifeSupportService()))
                        .orElse(false);
        boolean found = false;
        for (Match match : of(matches, Kind.LIFE_SUPPORT)) {
            if (without && !figurative(match, matches)) {
                found = true;
                name(match, hazards);
                keep(evidence, Evidence.HAZARD, match, text, "hazard.life-support");
            }
        }
        return found;
    }

    private Map<String, Double> scores(List<Match> matches, FoldedText text, List<Evidence> evidence) {
        Map<String, Double> scores = new HashMap<>();
        List<Match> services = of(matches, Kind.SERVICE);
        for (Match match : services) {
            // A phrase inside a longer one of the same service says nothing more.
            boolean inside = services.stream()
                    .anyMatch(other -> other != match
                            && other.from() <= match.from()
                            && other.to() >= match.to()
                            && other.to() - other.from() > match.to() - match.from()
                            && phrase(other).code().equals(phrase(match).code()));
            if (!inside && !figurative(match, matches)) {
                scores.merge(phrase(match).code(), phrase(match).strength(), Double::sum);
                keep(evidence, Evidence.SERVICE, match, text, "service.phrase");
            }
        }
        return scores;
    }

    private Service best(Map<String, Double> scores) {
        Service best = service(profile.defaultService());
        double most = 0;
        // In the catalogue's order, so that the result does not depend on a hash.
        for (Service service : profile.services().values()) {
            double score = scores.getOrDefault(service.code(), 0.0);
            if (score > most || score == most && score > 0 && service.priority().compareTo(best.priority()) < 0) {
                best = service;
                most = score;
            }
        }
        return best;
    }

    private boolean stands(Match hazard, List<Match> matches, FoldedText text) {
        if (figurative(hazard, matches)) {
            return false;
        }
        boolean now = false;
        boolean over = false;
        for (Match match : matches) {
            Phrase phrase = phrase(match);
            boolean sameSentence = text.sentence(match.from()) == text.sentence(hazard.from());
            boolean before = match.to() <= hazard.from();
            switch (phrase.kind()) {
                case NEGATION -> {
                    boolean joined = match.to() == hazard.from() && text.breakBefore(hazard.from()) < FoldedText.COMMA;
                    boolean within = match.from() > hazard.from() && match.to() == hazard.to() - 1;
                    if (joined || within) {
                        return false;
                    }
                }
                case PRESENT -> now |= sameSentence;
                case PAST -> over |= sameSentence && (phrase.code().equals("DONE") ? !before : before);
                case HYPOTHETICAL -> {
                    if (before
                            && hazard.from() - match.to() <= THOUGHT
                            && unbroken(text, match.to(), hazard.from())
                            && !presentBetween(matches, match.to(), hazard.to())) {
                        return false;
                    }
                }
                default -> {
                    // Says nothing about whether a hazard stands.
                }
            }
        }
        return now || !over;
    }

    private boolean presentBetween(List<Match> matches, int from, int to) {
        return of(matches, Kind.PRESENT).stream().anyMatch(match -> match.from() >= from && match.to() <= to);
    }

    private static boolean unbroken(FoldedText text, int from, int to) {
        for (int word = from; word <= to && word < text.count(); word++) {
            if (text.breakBefore(word) >= FoldedText.COMMA) {
                return false;
            }
        }
        return true;
    }

    /** Whether a figure of speech has the words that the match ends with. */
    private boolean figurative(Match match, List<Match> matches) {
        return of(matches, Kind.FIGURATIVE).stream()
                .anyMatch(figure ->
                        figure.from() < match.to() && figure.to() >= match.to() && match.from() >= figure.from() - 2);
    }

    private List<Match> of(List<Match> matches, Kind kind) {
        List<Match> some = new ArrayList<>();
        for (Match match : matches) {
            if (phrase(match).kind() == kind) {
                some.add(match);
            }
        }
        return some;
    }

    private void name(Match match, Set<String> hazards) {
        if (!phrase(match).code().isEmpty()) {
            hazards.add(phrase(match).code());
        }
    }

    private void keep(List<Evidence> evidence, String kind, Match match, FoldedText text, String rule) {
        if (evidence.stream().filter(e -> e.kind().equals(kind)).count() < MOST) {
            Evidence.Source source =
                    new Evidence.Source(Reading.DESCRIPTION, text.from(match.from()), text.to(match.to() - 1));
            evidence.add(new Evidence(
                    kind,
                    phrase(match).code(),
                    source,
                    rule,
                    Math.min(1, phrase(match).strength() / 2)));
        }
    }

    private Phrase phrase(Match match) {
        return phrases.get(match.phrase());
    }

    private Service service(String code) {
        Service service = profile.services().get(code);
        if (service == null) {
            throw new IllegalStateException("The catalogue has no " + code);
        }
        return service;
    }

    private static Classification result(
            Service service, Priority priority, Set<String> hazards, List<Evidence> evidence) {
        return new Classification(service.code(), priority, List.copyOf(hazards), service.placeDecides(), evidence);
    }
}
