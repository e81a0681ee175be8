package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.profile.Phrase.Kind;
import io.motcua.territory.Ground;
import io.motcua.territory.Grounds;
import io.motcua.understanding.Gazetteer.Found;
import io.motcua.understanding.Gazetteer.Word;
import io.motcua.understanding.PlaceMention.Strength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads which places a field names, and how plainly. What stands around a name decides: a house's number before it makes
 * it a street's, another name that it lies in makes both plain, and "I am in" makes it the place of the person alone.
 */
final class PlaceReader {
    /** How many words after "I am in" a name may stand to be where the person is. */
    private static final int NEAR = 6;

    /** How many words may stand between two names that belong together. */
    private static final int BREATH = 4;

    private final Grounds grounds;

    PlaceReader(Grounds grounds) {
        this.grounds = grounds;
    }

    /** The places that this field's text names, in its order; none of them overlap. */
    List<PlaceMention> read(String field, Found found) {
        List<PlaceMention> mentions = new ArrayList<>();
        for (NamedPlace named : NamedPlace.in(found)) {
            mentions.add(Plainness.of(field, found, named));
        }
        mentions.sort(Comparator.comparingInt(PlaceMention::fromWord));
        dropStreets(found, mentions);
        confirm(found, mentions);
        return mentions.stream()
                .map(mention -> whereabouts(field, found, mention))
                .toList();
    }

    /** A number right before a name is a house's: the name is a street's. */
    private static void dropStreets(Found found, List<PlaceMention> mentions) {
        FoldedText text = found.text();
        mentions.removeIf(mention -> {
            int before = mention.fromWord() - 1;
            return !mention.kinded()
                    && before >= 0
                    && text.breakBefore(mention.fromWord()) == FoldedText.JOINED
                    && text.digit(before)
                    && mentions.stream().noneMatch(other -> other.fromWord() <= before && other.toWord() > before);
        });
    }

    /** Two names side by side, one of which lies in the other, make each other plain. */
    private void confirm(Found found, List<PlaceMention> mentions) {
        for (int i = 0; i < mentions.size(); i++) {
            for (int j = i + 1; j < Math.min(i + 3, mentions.size()); j++) {
                PlaceMention first = mentions.get(i);
                PlaceMention second = mentions.get(j);
                if ((sideBySide(found.text(), first, second) || nearby(found.text(), first, second))
                        && nested(first, second)) {
                    mentions.set(i, confirmed(first));
                    mentions.set(j, confirmed(second));
                }
            }
        }
    }

    private static PlaceMention confirmed(PlaceMention mention) {
        return mention.plain() || mention.strength() == Strength.UNIT
                ? mention
                : mention.as(Strength.SAID, "place.beside-a-place-that-fits");
    }

    private static boolean sideBySide(FoldedText text, PlaceMention first, PlaceMention second) {
        return second.fromWord() == first.toWord() && text.breakBefore(second.fromWord()) <= FoldedText.COMMA;
    }

    /** "O linh dong gan cho thu duc": the first is where a place stands, the second follows in the same breath. */
    private static boolean nearby(FoldedText text, PlaceMention first, PlaceMention second) {
        if (first.strength() != Strength.LIKELY || second.fromWord() - first.toWord() > BREATH) {
            return false;
        }
        for (int word = first.toWord(); word <= second.fromWord(); word++) {
            if (text.breakBefore(word) > FoldedText.DASH) {
                return false;
            }
        }
        return true;
    }

    private boolean nested(PlaceMention first, PlaceMention second) {
        if (rank(first) == rank(second)) {
            return false;
        }
        Ground one = grounds.of(first.rows());
        return second.rows().stream().anyMatch(row -> grounds.meets(row, one));
    }

    private static int rank(PlaceMention mention) {
        return mention.is(Evidence.PROVINCE) ? 0 : mention.is(Evidence.DISTRICT) ? 1 : 2;
    }

    private static PlaceMention whereabouts(String field, Found found, PlaceMention mention) {
        if (!field.equals(Reading.DESCRIPTION) && !field.equals(Reading.QUOTED)) {
            return mention;
        }
        for (Word word : found.of(Kind.WHEREABOUTS)) {
            boolean sameSentence = found.text().sentence(word.from()) == mention.sentence();
            boolean near = word.to() <= mention.fromWord()
                    && mention.fromWord() - word.to() <= NEAR
                    && found.of(Kind.AT).stream()
                            .noneMatch(at -> at.from() >= word.to() && at.to() <= mention.fromWord());
            boolean rest = word.phrase().code().equals("REST") && word.to() <= mention.fromWord();
            if (sameSentence && (word.phrase().code().equals("SENTENCE") || rest || near)) {
                return mention.as(Strength.FAINT, "place.whereabouts");
            }
        }
        return mention;
    }
}
