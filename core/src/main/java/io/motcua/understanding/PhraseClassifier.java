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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Classifies by the profile's phrases, rules and examples. Danger to life is looked for first, by {@link LifeSafety}, and
 * nothing after it lowers what it found; then what the words, the chosen service and the message that is answered say, by
 * {@link ServiceChoice}.
 */
final class PhraseClassifier implements Classifier {
    private static final EnumSet<Kind> KINDS = EnumSet.of(
            Kind.SERVICE,
            Kind.SIGNAL,
            Kind.COMMAND,
            Kind.COURTESY,
            Kind.HAZARD,
            Kind.LIFE_SUPPORT,
            Kind.FIGURATIVE,
            Kind.NEGATION,
            Kind.PAST,
            Kind.PRESENT,
            Kind.HYPOTHETICAL);
    /** The most pieces of evidence about danger that are kept. */
    private static final int MOST = 16;

    private final Profile profile;
    private final List<Phrase> phrases;
    private final PhraseIndex index;
    private final ServiceChoice choice;

    /** It learns from the profile's examples, if there are any. */
    PhraseClassifier(Profile profile) {
        this(profile, true);
    }

    /**
     * @param learns whether the profile's examples are learned from
     */
    PhraseClassifier(Profile profile, boolean learns) {
        this.profile = profile;
        this.phrases = profile.phrases().stream()
                .filter(phrase -> KINDS.contains(phrase.kind()))
                .toList();
        this.index = new PhraseIndex(phrases.stream().map(Phrase::text).toList(), PhraseIndex.Accents.BY_SENTENCE);
        this.choice = new ServiceChoice(
                profile, learns ? () -> LearnedServices.of(profile, this::mentions) : Optional::empty);
    }

    @Override
    public Classification classify(Reading reading) {
        Mentions mentions = mentions(reading.description());
        List<Evidence> evidence = new ArrayList<>();
        Set<String> hazards = new LinkedHashSet<>();
        boolean danger = danger(mentions, hazards, evidence);
        Optional<Service> chosen = reading.field(Reading.SERVICE_CODE)
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .map(profile.services()::get);
        ServiceChoice.Result result = choice.of(reading, mentions, chosen, danger, this::mentions);
        boolean lifeSupport = result.hasOutage() && lifeSupport(mentions, hazards, evidence);
        evidence.addAll(result.evidence());
        if (danger || result.chosenDanger()) {
            return result(service(profile.hazardService()), Priority.P0, hazards, evidence);
        }
        if (lifeSupport) {
            return result(service(profile.lifeSupportService()), Priority.P0, hazards, evidence);
        }
        return result(result.service(), result.service().priority(), hazards, evidence);
    }

    /** Begins to learn what the profile's examples teach. */
    void learn() {
        choice.learn();
    }

    /** Returns when all of that has been learned. */
    void await() {
        choice.learned();
    }

    private Mentions mentions(String text) {
        return Mentions.of(FoldedText.of(text), index, phrases);
    }

    private boolean danger(Mentions mentions, Set<String> hazards, List<Evidence> evidence) {
        LifeSafety lifeSafety = new LifeSafety(mentions);
        boolean danger = false;
        for (Match match : mentions.of(Kind.HAZARD)) {
            Optional<String> harmless = lifeSafety.harmless(match);
            if (harmless.isEmpty()) {
                danger = true;
                name(mentions.phrase(match), hazards);
            }
            keep(
                    evidence,
                    harmless.isEmpty() ? Evidence.HAZARD : Evidence.NO_HAZARD,
                    mentions,
                    match,
                    harmless.orElse("hazard.phrase"));
        }
        return danger;
    }

    private static boolean lifeSupport(Mentions mentions, Set<String> hazards, List<Evidence> evidence) {
        LifeSafety lifeSafety = new LifeSafety(mentions);
        boolean found = false;
        for (Match match : mentions.of(Kind.LIFE_SUPPORT)) {
            if (lifeSafety.harmless(match).isEmpty()) {
                found = true;
                name(mentions.phrase(match), hazards);
                keep(evidence, Evidence.HAZARD, mentions, match, "hazard.life-support");
            }
        }
        return found;
    }

    private static void name(Phrase phrase, Set<String> hazards) {
        if (!phrase.code().isEmpty()) {
            hazards.add(phrase.code());
        }
    }

    private static void keep(List<Evidence> evidence, String kind, Mentions mentions, Match match, String rule) {
        FoldedText text = mentions.text();
        Evidence piece = new Evidence(
                kind,
                mentions.phrase(match).code(),
                new Evidence.Source(Reading.DESCRIPTION, text.from(match.from()), text.to(match.to() - 1)),
                rule,
                Math.min(1, mentions.phrase(match).strength() / 2));
        if (evidence.size() < MOST && evidence.stream().noneMatch(before -> saysAlready(before, piece))) {
            evidence.add(piece);
        }
    }

    /** Wordings that overlap say the same thing once. */
    private static boolean saysAlready(Evidence before, Evidence piece) {
        return before.kind().equals(piece.kind())
                && before.value().equals(piece.value())
                && before.rule().equals(piece.rule())
                && before.source().from() < piece.source().to()
                && before.source().to() > piece.source().from();
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
