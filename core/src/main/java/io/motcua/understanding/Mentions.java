package io.motcua.understanding;

import io.motcua.profile.Phrase;
import io.motcua.profile.Phrase.Kind;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The profile's phrases that stand in a text, by kind and sentence, without those whose words are taken by a figure of
 * speech. Made in time linear in the text's length.
 */
final class Mentions {
    /** Who says more of one kind in one sentence says the same again. */
    private static final int MOST = 48;

    private final FoldedText text;
    private final List<Phrase> phrases;
    private final Map<Kind, List<Match>> byKind = new EnumMap<>(Kind.class);

    private Mentions(FoldedText text, List<Phrase> phrases) {
        this.text = text;
        this.phrases = phrases;
    }

    static Mentions of(FoldedText text, PhraseIndex index, List<Phrase> phrases) {
        Mentions mentions = new Mentions(text, phrases);
        List<Match> all = index.findBySentence(text);
        int from = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || mentions.sentence(all.get(i)) != mentions.sentence(all.get(from))) {
                mentions.addSentence(all.subList(from, i));
                from = i;
            }
        }
        return mentions;
    }

    private void addSentence(List<Match> matches) {
        List<Match> figures = new ArrayList<>();
        for (Match match : matches) {
            if (kind(match) == Kind.FIGURATIVE && figures.size() < MOST) {
                figures.add(match);
            }
        }
        int[] counts = new int[Kind.values().length];
        for (Match match : matches) {
            Kind kind = kind(match);
            if (kind != Kind.FIGURATIVE && counts[kind.ordinal()] < MOST && !taken(match, figures)) {
                counts[kind.ordinal()]++;
                byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(match);
            }
        }
    }

    /** Whether a figure of speech has the words that the match begins or ends with, and reads them more closely. */
    private boolean taken(Match match, List<Match> figures) {
        for (Match figure : figures) {
            boolean oneRun = figure.head() == figure.to();
            boolean closer = oneRun || figure.to() - figure.from() < match.to() - match.from() || figure.covers(match);
            if (closer
                    && concerns(figure, match)
                    && (overlap(figure, match.from(), match.head()) || overlap(figure, match.tail(), match.to()))
                    && !(match.from() < figure.from() && match.to() > figure.to() && match.head() == match.to())) {
                return true;
            }
        }
        return false;
    }

    /** A figure with a code is about the signs of that code, or about words of time; one without is about danger. */
    private boolean concerns(Match figure, Match match) {
        return switch (kind(match)) {
            case HAZARD, LIFE_SUPPORT -> is(figure, "");
            case PRESENT -> is(figure, "TIME");
            case SIGNAL -> is(figure, phrase(match).code());
            default -> false;
        };
    }

    private static boolean overlap(Match figure, int from, int to) {
        return figure.from() < to && figure.to() > from;
    }

    FoldedText text() {
        return text;
    }

    Phrase phrase(Match match) {
        return phrases.get(match.phrase());
    }

    Kind kind(Match match) {
        return phrase(match).kind();
    }

    boolean is(Match match, String code) {
        return phrase(match).code().equals(code);
    }

    int sentence(Match match) {
        return text.sentence(match.from());
    }

    /** All of a kind, in the order of their last words. */
    List<Match> of(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Those of a kind that stand in one sentence. */
    List<Match> in(int sentence, Kind kind) {
        List<Match> all = of(kind);
        int from = firstOf(all, sentence);
        int to = from;
        while (to < all.size() && sentence(all.get(to)) == sentence) {
            to++;
        }
        return all.subList(from, to);
    }

    /** Whether a phrase of the kind and code stands anywhere. */
    boolean any(Kind kind, String code) {
        return of(kind).stream().anyMatch(match -> is(match, code));
    }

    private int firstOf(List<Match> matches, int sentence) {
        int low = 0;
        int high = matches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sentence(matches.get(middle)) < sentence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
