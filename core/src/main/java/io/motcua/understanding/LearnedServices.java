package io.motcua.understanding;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.motcua.profile.Example;
import io.motcua.profile.Phrase.Kind;
import io.motcua.profile.Profile;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges services by what the profile's examples have in common: their words, their pairs of words and the signs in them,
 * weighed by logistic regression. The same examples give the same weights, for the solver takes no random numbers. Of danger
 * it learns nothing. Immutable; safe for use by many threads.
 */
final class LearnedServices {
    /** How closely the weights follow the examples; measured on messages that are none of them. */
    private static final double COST = 400;

    /** How much more a seldom word tells than one that many write; measured likewise. */
    private static final double RARITY = 1.5;

    /** Where the solver stops: liblinear's own default for this kind of regression. */
    private static final double PRECISION = 0.01;

    /** A word in one example alone says nothing about others. */
    private static final int LEAST = 2;

    /** What a person wants stands in the first words. */
    private static final int MOST_WORDS = 200;

    /** What is less likely needs no reasons. */
    private static final double POSSIBLE = 0.1;
    /** So many words are named as the reason of an opinion. */
    private static final int REASONS = 3;

    /** A name has no more words. */
    private static final int NAME = 5;
    /** Fewer words are too few to learn from. */
    private static final int FEW = 3;

    private static final String OPENING = "OPENING";
    private static final String CLOSING = "CLOSING";

    private final Map<String, Integer> features = new HashMap<>();
    /** In the order of the columns. */
    private final List<String> services;
    /** By feature, a column for each service. */
    private final float[] weights;
    /** By feature, what it tells: by how seldom it is, for what stands everywhere tells nothing. */
    private final double[] rarity;

    /**
     * What was learned says of a message.
     *
     * @param likely how likely each service is that there are examples of; they add up to 1
     * @param reasons by service, if it is not all too unlikely, the words that speak most for it: the strongest first,
     *     none of them twice
     */
    record Opinion(Map<String, Double> likely, Map<String, List<Words>> reasons) {
        /** The likeliest. */
        String service() {
            return Collections.max(likely.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
        }
    }

    /** Some words of a message, by the numbers of the first and of the one behind the last. */
    record Words(int from, int to) {
        private boolean shares(Words other) {
            return from < other.to && to > other.from;
        }
    }

    private LearnedServices(List<Set<String>> texts, List<String> codes, Map<String, Integer> counts) {
        for (Set<String> text : texts) {
            for (String feature : text) {
                if (counts.get(feature) >= LEAST) {
                    features.putIfAbsent(feature, features.size() + 1);
                }
            }
        }
        this.rarity = new double[features.size() + 1];
        features.forEach((feature, number) ->
                rarity[number] = Math.pow(Math.log((1.0 + texts.size()) / counts.get(feature)), RARITY));
        List<String> labels = codes.stream().distinct().toList();
        Problem problem = new Problem();
        problem.l = texts.size();
        problem.n = features.size();
        problem.x = texts.stream().map(this::vector).toArray(Feature[][]::new);
        problem.y = codes.stream().mapToDouble(labels::indexOf).toArray();
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, PRECISION));
        this.services = Arrays.stream(model.getLabels()).mapToObj(labels::get).toList();
        this.weights = columns(model.getFeatureWeights(), services.size());
    }

    /** The solver makes one column for two services, which speaks for the first and against the second. */
    private static float[] columns(double[] weights, int services) {
        boolean single = services == 2;
        float[] columns = new float[single ? 2 * weights.length : weights.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = (float) (single ? (i % 2 == 0 ? weights[i / 2] : -weights[i / 2]) : weights[i]);
        }
        return columns;
    }

    /**
     * Learns from the profile's examples; nothing where they are of fewer than two services, or have nothing in common.
     *
     * @param reader finds the signs in a text
     */
    static Optional<LearnedServices> of(Profile profile, Function<String, Mentions> reader) {
        return of(
                profile.examples().stream()
                        .filter(example -> !example.serviceCode().equals(profile.hazardService()))
                        .toList(),
                reader);
    }

    static Optional<LearnedServices> of(List<Example> examples, Function<String, Mentions> reader) {
        List<Set<String>> texts = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (Example example : examples) {
            Mentions mentions = reader.apply(example.text());
            texts.add(features(mentions, withoutCourtesy(mentions)).keySet());
            codes.add(example.serviceCode());
        }
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(text -> text.forEach(feature -> counts.merge(feature, 1, Integer::sum)));
        boolean shared = counts.values().stream().anyMatch(count -> count >= LEAST);
        return shared && codes.stream().distinct().count() >= 2
                ? Optional.of(new LearnedServices(texts, codes, counts))
                : Optional.empty();
    }

    /** What the examples say of a message, if it is of some words, and one of them is theirs too. */
    Optional<Opinion> judge(Mentions mentions) {
        Words matter = withoutCourtesy(mentions);
        Map<String, Words> words = features(mentions, matter);
        Feature[] vector = vector(words.keySet());
        if (vector.length == 0 || matter.to() - matter.from() < FEW) {
            return Optional.empty();
        }
        double[] likely = likely(vector);
        Map<String, Double> judged = new HashMap<>();
        Map<String, List<Words>> reasons = new LinkedHashMap<>();
        for (int service = 0; service < likely.length; service++) {
            judged.put(services.get(service), likely[service]);
            if (likely[service] >= POSSIBLE) {
                reasons.put(services.get(service), reasons(words, service));
            }
        }
        return Optional.of(new Opinion(judged, reasons));
    }

    /** One service against the rest, each by the logistic function of what speaks for it; then their shares. */
    private double[] likely(Feature... vector) {
        double[] likely = new double[services.size()];
        for (Feature feature : vector) {
            int row = (feature.getIndex() - 1) * likely.length;
            for (int service = 0; service < likely.length; service++) {
                likely[service] += weights[row + service] * feature.getValue();
            }
        }
        double sum = 0;
        for (int service = 0; service < likely.length; service++) {
            likely[service] = 1 / (1 + Math.exp(-likely[service]));
            sum += likely[service];
        }
        for (int service = 0; service < likely.length; service++) {
            likely[service] /= sum;
        }
        return likely;
    }

    private List<Words> reasons(Map<String, Words> words, int service) {
        Map<Words, Double> speaks = new HashMap<>();
        words.forEach((feature, where) -> {
            Integer number = features.get(feature);
            if (number != null) {
                double weight = weights[(number - 1) * services.size() + service] * rarity[number];
                speaks.merge(where, weight, Double::sum);
            }
        });
        List<Words> reasons = new ArrayList<>();
        speaks.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<Words, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().from()))
                .map(Map.Entry::getKey)
                .forEach(where -> {
                    if (reasons.size() < REASONS && reasons.stream().noneMatch(where::shares)) {
                        reasons.add(where);
                    }
                });
        return reasons;
    }

    private Feature[] vector(Set<String> text) {
        int[] known = text.stream()
                .map(features::get)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        double length = Math.sqrt(Arrays.stream(known)
                .mapToDouble(feature -> rarity[feature] * rarity[feature])
                .sum());
        Feature[] vector = new Feature[known.length];
        for (int i = 0; i < known.length; i++) {
            vector[i] = new FeatureNode(known[i], rarity[known[i]] / length);
        }
        return vector;
    }

    /** A number says nothing about the service, and neither does the politeness around it. */
    private static Map<String, Words> features(Mentions mentions, Words matter) {
        FoldedText text = mentions.text();
        Map<String, Words> features = new HashMap<>();
        String before = "";
        String beforeIt = "";
        for (int word = matter.from(); word < Math.min(matter.to(), matter.from() + MOST_WORDS); word++) {
            String folded = text.digit(word)
                    ? ""
                    : new String(text.letters(), text.start(word), text.end(word) - text.start(word));
            if (!folded.isEmpty()) {
                features.putIfAbsent(folded, new Words(word, word + 1));
                if (!before.isEmpty()) {
                    features.putIfAbsent(before + ' ' + folded, new Words(word - 1, word + 1));
                }
                if (!beforeIt.isEmpty()) {
                    features.putIfAbsent(beforeIt + " … " + folded, new Words(word - 2, word + 1));
                }
            }
            beforeIt = before;
            before = folded;
        }
        for (Match match : mentions.of(Kind.SIGNAL)) {
            if (match.from() >= matter.from() && match.to() <= matter.to()) {
                features.putIfAbsent(mentions.phrase(match).code(), new Words(match.from(), match.to()));
            }
        }
        return features;
    }

    /** The words between the greeting, and the thanks with the name below them. */
    private static Words withoutCourtesy(Mentions mentions) {
        int from = 0;
        Optional<Match> opening = opening(mentions, from);
        while (opening.isPresent()) {
            from = opening.get().to();
            opening = opening(mentions, from);
        }
        FoldedText text = mentions.text();
        int to = text.count();
        int word = to;
        while (word > from && to - word <= NAME) {
            Optional<Match> closing = closing(mentions, word);
            if (closing.isPresent()) {
                word = closing.get().from();
                to = word;
            } else if (text.capital(word - 1)) {
                word--;
            } else {
                break;
            }
        }
        return to > from ? new Words(from, to) : new Words(0, text.count());
    }

    /** The longest that begins with this word. */
    private static Optional<Match> opening(Mentions mentions, int word) {
        return mentions.of(Kind.COURTESY).stream()
                .filter(match ->
                        match.from() == word && mentions.phrase(match).code().equals(OPENING))
                .max(Comparator.comparingInt(Match::to));
    }

    /** The longest that ends before this word. */
    private static Optional<Match> closing(Mentions mentions, int word) {
        return mentions.of(Kind.COURTESY).stream()
                .filter(match ->
                        match.to() == word && mentions.phrase(match).code().equals(CLOSING))
                .min(Comparator.comparingInt(Match::from));
    }
}
