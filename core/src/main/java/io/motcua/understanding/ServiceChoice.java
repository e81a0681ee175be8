package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.Evidence.Source;
import io.motcua.Priority;
import io.motcua.Urgency;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import io.motcua.profile.ServiceRule;
import io.motcua.understanding.LearnedServices.Opinion;
import io.motcua.understanding.LearnedServices.Words;
import io.motcua.understanding.PhraseIndex.Match;
import io.motcua.understanding.Signs.Applied;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Chooses the service: an order of a short code is obeyed; else what the words, the service that was chosen on the form and
 * the message that is answered say is added up, and what the profile's examples hold for likely weighs more than all of
 * it. Of two matters that are both plain the more urgent counts, unless the examples say that it is named in passing.
 */
final class ServiceChoice {
    /** What a service weighs that a person or an agent chose. */
    private static final double CHOSEN = 1.2;
    /** What the matter of the message that is answered weighs, against words of the answer that name none. */
    private static final double ANSWERED = 0.9;
    /** From here on a matter is plain, and goes before a less urgent one that is plainer. */
    private static final double PLAIN = 2.2;
    /** A matter that is not urgent at once must be nearly as plain as the one that it goes before. */
    private static final double NEARLY = 0.75;
    /** What a service weighs that the examples are certain of. */
    private static final double LEARNED = 12;
    /** So much likelier is a service that a person or an agent chose than the examples say. */
    private static final double LIKELIER = 0.6;
    /** A matter that the examples hold for less likely is named in passing. */
    private static final double IN_PASSING = 0.03;
    /** Below this, words say nothing. */
    private static final double LEAST = 0.4;

    private final Profile profile;
    private final Signs signs;
    private final Supplier<Optional<LearnedServices>> learning;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Optional<LearnedServices>> learned = new CompletableFuture<>();

    /**
     * What was chosen.
     *
     * @param hasOutage whether there is no power, so that who lives by it is in danger
     * @param chosenDanger whether danger was chosen on the form and the words do not say otherwise
     */
    record Result(Service service, boolean hasOutage, boolean chosenDanger, List<Evidence> evidence) {}

    /**
     * @param learning learns from the examples, if there are any; takes seconds
     */
    ServiceChoice(Profile profile, Supplier<Optional<LearnedServices>> learning) {
        this.profile = profile;
        this.signs = new Signs(profile);
        this.learning = learning;
    }

    /**
     * @param chosen on a form, or by an agent
     * @param settled whether life is in danger: then the examples, which may still be learned from, are not waited for
     * @param reader finds the signs in other texts
     */
    Result of(
            Reading reading,
            Mentions mentions,
            Optional<Service> chosen,
            boolean settled,
            Function<String, Mentions> reader) {
        List<Evidence> evidence = new ArrayList<>();
        Optional<Match> command = ShortCommands.in(reading, mentions);
        if (command.isPresent()) {
            String code = mentions.phrase(command.get()).code();
            evidence.add(evidence(code, span(mentions, command.get()), "service.command", 1));
            return new Result(profile.services().get(code), false, false, evidence);
        }
        Set<String> wordless = new HashSet<>();
        Optional<Service> answered = Optional.empty();
        if (QuotedReferences.claimed(reading)) {
            wordless.add(ServiceRule.FOLLOW_UP);
            answered = reading.field(Reading.QUOTED).flatMap(text -> matter(reader.apply(text)));
        }
        if (answered.map(Service::urgency).filter(Urgency.OUTAGE::equals).isPresent()) {
            wordless.add(ServiceRule.ANSWERS_OUTAGE);
        }
        if (chosen.map(Service::priority)
                .filter(priority -> priority != Priority.P3)
                .isPresent()) {
            wordless.add(ServiceRule.CHOSEN);
        }
        Map<String, Double> scores = scores(mentions, wordless, evidence);
        boolean silent = scores.values().stream().noneMatch(score -> score >= LEAST);
        Optional<String> danger = chosen.map(Service::code).filter(profile.hazardService()::equals);
        if (danger.isPresent() && silent && mentions.of(Kind.HAZARD).isEmpty()) {
            evidence.add(chosen(reading, chosen.get()));
            return new Result(chosen.get(), false, true, evidence);
        }
        if (chosen.isPresent() && danger.isEmpty()) {
            scores.merge(chosen.get().code(), CHOSEN, Double::sum);
            evidence.add(chosen(reading, chosen.get()));
        }
        if (answered.isPresent()) {
            int length = reading.field(Reading.QUOTED).orElse("").length();
            Source source = new Source(Reading.QUOTED, 0, length);
            scores.merge(answered.get().code(), ANSWERED, Double::sum);
            evidence.add(evidence(answered.get().code(), source, "service.answered", ANSWERED / 3));
        }
        boolean hasOutage = scores.getOrDefault(profile.lifeSupportService(), 0.0) >= 1;
        Map<String, Double> learned = settled ? Map.of() : askExamples(mentions, evidence);
        if (!learned.isEmpty() && danger.isEmpty()) {
            chosen.ifPresent(service -> learned.merge(service.code(), LIKELIER, Double::sum));
        }
        return new Result(best(new Scores(scores, learned)), hasOutage, false, evidence);
    }

    /** Begins to learn from the examples, on a thread of its own, if that has not begun. */
    void learn() {
        if (begun.compareAndSet(false, true)) {
            learned.completeAsync(learning, task -> {
                Thread thread = new Thread(task, "motcua-learning");
                thread.setDaemon(true);
                thread.start();
            });
        }
    }

    /** What is learned; waits for it. */
    Optional<LearnedServices> learned() {
        learn();
        return learned.join();
    }

    private Map<String, Double> scores(Mentions mentions, Set<String> wordless, List<Evidence> evidence) {
        Map<String, Double> scores = new HashMap<>();
        for (Match match : mentions.of(Kind.SERVICE)) {
            String code = mentions.phrase(match).code();
            scores.merge(code, mentions.phrase(match).strength(), Math::max);
            evidence.add(evidence(code, span(mentions, match), "service.phrase", 0.5));
        }
        for (Applied applied : signs.apply(mentions, wordless)) {
            double weight = applied.rule().weight();
            scores.merge(applied.rule().serviceCode(), weight, Double::sum);
            if (weight > 0) {
                evidence.add(evidence(
                        applied.rule().serviceCode(),
                        span(mentions, applied.sentence()),
                        "service." + applied.rule().name(),
                        Math.min(1, weight / 3)));
            }
        }
        return scores;
    }

    /** The matter goes on: what was said before tells it, but neither that it is urgent nor how it stands. */
    private Optional<Service> matter(Mentions before) {
        Service matter = best(new Scores(scores(before, Set.of(), new ArrayList<>()), Map.of()));
        return Optional.of(matter).filter(service -> !service.code().equals(profile.defaultService()));
    }

    /** What rules have not been written for, examples may know. */
    private Map<String, Double> askExamples(Mentions mentions, List<Evidence> evidence) {
        Optional<Opinion> asked = learned().flatMap(examples -> examples.judge(mentions));
        asked.ifPresent(opinion -> opinion.reasons().forEach((code, reasons) -> {
            for (Words words : reasons) {
                Source source = span(mentions.text(), words.from(), words.to());
                evidence.add(evidence(
                        code, source, "service.learned", opinion.likely().get(code)));
            }
        }));
        return asked.map(opinion -> new HashMap<>(opinion.likely())).orElseGet(HashMap::new);
    }

    private Service best(Scores scores) {
        Service best = profile.services().get(profile.defaultService());
        double most = LEAST;
        // In the catalogue's order, so that the result does not depend on a hash.
        for (Service service : profile.services().values()) {
            double score = scores.all(service);
            if (scores.yields(service, best) || score > most && !scores.yields(best, service)) {
                best = service;
                most = score;
            }
        }
        return best;
    }

    /**
     * What speaks for each service, by code.
     *
     * @param plain what the words, the form and the answered message say; by it matters are plain or not
     * @param learned how likely each is by the examples, from 0 to 1; empty if they were not asked
     */
    private record Scores(Map<String, Double> plain, Map<String, Double> learned) {

        double all(Service service) {
            return plain(service) + LEARNED * learned.getOrDefault(service.code(), 0.0);
        }

        /** Whether the second matter yields to the first, which is plain and more urgent. */
        boolean yields(Service urgent, Service other) {
            boolean outage = urgent.urgency() == Urgency.OUTAGE && other.urgency() == Urgency.OTHER;
            double needed = outage ? PLAIN : Math.max(PLAIN, plain(other) * NEARLY);
            return urgent.priority().compareTo(other.priority()) < 0
                    && plain(urgent) >= needed
                    // Of a matter without examples, as danger is, they cannot say that it is named in passing.
                    && learned.getOrDefault(urgent.code(), 1.0) >= IN_PASSING;
        }

        private double plain(Service service) {
            return plain.getOrDefault(service.code(), 0.0);
        }
    }

    private static Evidence chosen(Reading reading, Service service) {
        int length = reading.field(Reading.SERVICE_CODE).orElse("").length();
        return evidence(service.code(), new Source(Reading.SERVICE_CODE, 0, length), "service.chosen", CHOSEN / 3);
    }

    private static Evidence evidence(String code, Source source, String rule, double confidence) {
        return new Evidence(Evidence.SERVICE, code, source, rule, confidence);
    }

    private static Source span(Mentions mentions, Match match) {
        return span(mentions.text(), match.from(), match.to());
    }

    private static Source span(FoldedText text, int from, int to) {
        return new Source(Reading.DESCRIPTION, text.from(from), text.to(to - 1));
    }

    private static Source span(Mentions mentions, int sentence) {
        return mentions.text()
                .span(sentence)
                .map(span -> new Source(Reading.DESCRIPTION, span[0], span[1]))
                .orElseGet(() -> new Source(Reading.DESCRIPTION, 0, 0));
    }
}
