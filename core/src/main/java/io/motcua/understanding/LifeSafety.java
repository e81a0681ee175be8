package io.motcua.understanding;

import io.motcua.profile.Phrase.Kind;
import io.motcua.understanding.PhraseIndex.Match;
import java.util.List;
import java.util.Optional;

/**
 * Judges whether words that speak of danger say that it is there now. It is, unless the words around them say plainly that
 * it is denied, over, only thought of or told of others; what is said nowhere counts for danger.
 */
final class LifeSafety {
    /** How many words after an "if" are thought of, not seen. */
    private static final int THOUGHT = 10;
    /** From this strength on, words do not get harmless by what is said to be all right beside them. */
    private static final double ACUTE = 2;

    private final Mentions mentions;
    private final FoldedText text;
    private final boolean theme;
    private final boolean looksBack;
    private final boolean asksForRepair;

    LifeSafety(Mentions mentions) {
        this.mentions = mentions;
        this.text = mentions.text();
        this.theme = mentions.any(Kind.HYPOTHETICAL, "THEME");
        this.looksBack = mentions.any(Kind.PAST, "RETRO");
        this.asksForRepair = mentions.any(Kind.PRESENT, "REPAIR");
    }

    /** Why the hazard is none, as the name of a rule; empty if it stands. */
    Optional<String> harmless(Match hazard) {
        int sentence = mentions.sentence(hazard);
        boolean now = now(hazard, sentence);
        if (denied(hazard, sentence)) {
            return Optional.of("hazard.denied");
        }
        if (thoughtOf(hazard, sentence) || theme && !now) {
            return Optional.of("hazard.thought-of");
        }
        if (told(hazard, sentence)) {
            return Optional.of("hazard.told-of-others");
        }
        if (over(hazard, sentence, now)) {
            return Optional.of("hazard.over");
        }
        boolean calm = mentions.phrase(hazard).strength() < ACUTE
                && mentions.in(sentence, Kind.PAST).stream().anyMatch(match -> mentions.is(match, "CALM"));
        return calm ? Optional.of("hazard.harmless") : Optional.empty();
    }

    private boolean denied(Match hazard, int sentence) {
        for (Match negation : mentions.in(sentence, Kind.NEGATION)) {
            boolean joined = negation.to() == hazard.from() && text.breakBefore(hazard.from()) < FoldedText.COMMA;
            boolean within = negation.from() >= hazard.head() && negation.to() == hazard.tail();
            if (joined || within) {
                return true;
            }
        }
        return false;
    }

    private boolean thoughtOf(Match hazard, int sentence) {
        List<Match> thoughts = mentions.in(sentence, Kind.HYPOTHETICAL);
        boolean question = thoughts.stream().anyMatch(match -> mentions.is(match, "QUESTION"));
        for (Match thought : thoughts) {
            boolean supposes = mentions.is(thought, "") || question && mentions.is(thought, "ASKED");
            boolean reaches = thought.to() <= hazard.tail()
                    && thought.from() <= hazard.from()
                    && hazard.from() - thought.to() <= THOUGHT
                    && unbroken(thought.to(), hazard.from());
            // "Sợ đứt" behind a wire thinks of its breaking alone.
            boolean within = thought.from() >= hazard.head() && thought.to() == hazard.tail();
            if (supposes && (reaches && !nowBetween(thought, hazard, sentence) || within)) {
                return true;
            }
        }
        return false;
    }

    private boolean told(Match hazard, int sentence) {
        return mentions.in(sentence, Kind.HYPOTHETICAL).stream()
                .anyMatch(match -> mentions.is(match, "REST")
                        && match.to() <= hazard.from()
                        && !nowBetween(match, hazard, sentence));
    }

    private boolean over(Match hazard, int sentence, boolean now) {
        for (Match past : mentions.of(Kind.PAST)) {
            boolean here = mentions.sentence(past) == sentence;
            boolean behind = past.from() >= hazard.tail();
            boolean said = switch (mentions.phrase(past).code()) {
                case "DONE" -> behind && (here && !nowBehind(past, sentence) || looksBack && !now);
                case "CLEAR" -> behind && !(here && nowBehind(past, sentence));
                case "LONG_AGO" ->
                    here
                            && past.from() < hazard.from()
                            && (past.to() >= hazard.from() - 1 && past.to() <= hazard.to()
                                    || past.to() <= hazard.from() && !now && !asksForRepair);
                case "RECENT" -> here && past.to() <= hazard.from() && !now && looksBack && !asksForRepair;
                default -> false;
            };
            if (said) {
                return true;
            }
        }
        return false;
    }

    private boolean now(Match hazard, int sentence) {
        return mentions.in(sentence, Kind.PRESENT).stream().anyMatch(match -> counts(match, sentence));
    }

    private boolean nowBetween(Match from, Match hazard, int sentence) {
        return mentions.in(sentence, Kind.PRESENT).stream()
                .anyMatch(match -> counts(match, sentence)
                        && match.to() <= hazard.to()
                        && (match.from() >= from.to() || mentions.is(match, "OTHERWISE") && match.covers(from)));
    }

    private boolean nowBehind(Match past, int sentence) {
        return mentions.in(sentence, Kind.PRESENT).stream()
                .anyMatch(match -> counts(match, sentence) && match.from() >= past.to());
    }

    /** A "still" inside of "no longer", or a "please" that may be about anything, says nothing about now. */
    private boolean counts(Match present, int sentence) {
        return !mentions.is(present, "REPAIR")
                && mentions.in(sentence, Kind.PAST).stream().noneMatch(past -> past.covers(present))
                && mentions.in(sentence, Kind.NEGATION).stream()
                        .noneMatch(negation -> negation.covers(present) && negation.to() > present.to());
    }

    private boolean unbroken(int from, int to) {
        for (int word = from; word <= to && word < text.count(); word++) {
            if (text.breakBefore(word) >= FoldedText.COMMA) {
                return false;
            }
        }
        return true;
    }
}
