package io.motcua.understanding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the words that some texts share. Case and accents make no difference. */
public final class CommonWords {
    private static final int MOST_WORDS = 4;
    /** What a word costs: one that all texts have alike is not worth having. */
    private static final double COST = 0.2;

    /**
     * Words that stand side by side, without a comma between them and without digits.
     *
     * @param text as they are written where they have the most accents
     * @param in the numbers of the texts that have them
     */
    public record Run(String text, Set<Integer> in) {
        public Run {
            in = Set.copyOf(in);
        }

        /** Says in how many texts; never the words. */
        @Override
        public String toString() {
            return "Run[in " + in.size() + " texts]";
        }
    }

    /** A run while it is being counted. */
    private static final class Counted {
        private final Set<Integer> in = new TreeSet<>();
        private String text = "";
        private int words;
        private int accents = -1;
    }

    private CommonWords() {}

    /**
     * The runs of up to four words that at least so many of the texts have, and none of those that they must not be in.
     * First those whose words tell the texts from the usual ones best.
     *
     * @param usual what is written otherwise
     * @param names whether only names are meant, each word of which begins with a capital; else a single word is none
     */
    public static List<Run> of(List<String> texts, List<String> notIn, List<String> usual, int least, boolean names) {
        Map<String, Counted> counted = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            int number = i;
            String text = texts.get(i);
            FoldedText folded = FoldedText.of(text);
            runs(folded, names, (key, first, last) -> count(counted, key, text, folded, first, last, number));
        }
        Set<String> forbidden = new HashSet<>();
        for (String other : notIn) {
            runs(FoldedText.of(other), false, (key, first, last) -> forbidden.add(key));
        }
        counted.entrySet()
                .removeIf(one -> one.getValue().in.size() < least
                        || forbidden.contains(one.getKey())
                        || !names && one.getValue().words < 2);
        Map<String, Double> shares = shares(texts);
        Map<String, Double> usually = shares(usual);
        Map<String, Double> worth = new HashMap<>();
        for (String key : counted.keySet()) {
            double sum = 0;
            for (String word : key.split(" ")) {
                sum += shares.getOrDefault(word, 0.0) - usually.getOrDefault(word, 0.0) - COST;
            }
            worth.put(key, sum);
        }
        return counted.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Counted> one) -> -worth.get(one.getKey()))
                        .thenComparing(one -> -one.getValue().in.size())
                        .thenComparing(Map.Entry::getKey))
                .map(one -> new Run(one.getValue().text, one.getValue().in))
                .toList();
    }

    /** How many of the texts have a word, from 0 to 1, by the word. */
    private static Map<String, Double> shares(List<String> texts) {
        Map<String, Double> shares = new HashMap<>();
        for (String text : texts) {
            Set<String> words = new HashSet<>();
            runs(FoldedText.of(text), false, (key, first, last) -> {
                if (first == last) {
                    words.add(key);
                }
            });
            words.forEach(word -> shares.merge(word, 1.0 / texts.size(), Double::sum));
        }
        return shares;
    }

    /** Takes a run: its folded words, and the numbers of its first and last word. */
    @FunctionalInterface
    private interface Taker {
        void take(String key, int first, int last);
    }

    private static void runs(FoldedText text, boolean names, Taker taker) {
        for (int first = 0; first < text.count(); first++) {
            StringBuilder key = new StringBuilder();
            for (int last = first; last < text.count() && last < first + MOST_WORDS; last++) {
                boolean goesOn = last == first || text.breakBefore(last) == FoldedText.JOINED;
                if (!goesOn || text.digit(last) || names && !text.capital(last)) {
                    break;
                }
                key.append(key.length() == 0 ? "" : " ")
                        .append(text.letters(), text.start(last), text.end(last) - text.start(last));
                // The first word of a sentence has a capital whatever it is.
                boolean said = !names || last > first || text.breakBefore(first) != FoldedText.SENTENCE;
                if (said) {
                    taker.take(key.toString(), first, last);
                }
            }
        }
    }

    private static void count(
            Map<String, Counted> counted, String key, String text, FoldedText folded, int first, int last, int number) {
        Counted one = counted.computeIfAbsent(key, none -> new Counted());
        one.in.add(number);
        one.words = last - first + 1;
        int accents = 0;
        for (int word = first; word <= last; word++) {
            accents += folded.signature(word) == 0 ? 0 : 1;
        }
        if (accents > one.accents) {
            one.accents = accents;
            one.text = text.substring(folded.from(first), folded.to(last)).replaceAll("\\s+", " ");
        }
    }
}
