package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.territory.District;
import io.motcua.territory.Place;
import io.motcua.territory.Province;
import java.util.List;

/**
 * A place that a field names.
 *
 * @param field whose text names it
 * @param fromWord its first word
 * @param toWord the word after its last, with a "formerly" behind it
 * @param from its first character
 * @param to the character after its last
 * @param sentence of the field's text, from 0
 * @param rows the places of all eras that it may be
 * @param strength how plainly it is named
 * @param kinded whether the word for its kind stands before it
 * @param former whether it is said to be of an earlier map
 * @param rule which rule found it so plain
 */
record PlaceMention(
        String field,
        int fromWord,
        int toWord,
        int from,
        int to,
        int sentence,
        List<Place> rows,
        Strength strength,
        boolean kinded,
        boolean former,
        String rule) {

    /** How plainly a place is named, from least to most. */
    enum Strength {
        /** The words merely occur, or are said not to be the place of the trouble. */
        FAINT,
        /** They look like a name: a place beside another one that fits decides. */
        LIKELY,
        /** A unit of the utility is called so. */
        UNIT,
        /** They stand where a place stands. */
        SAID,
        /** The word for the kind of place stands before them. */
        NAMED,
        /** They are a form's field of its own. */
        FIELD
    }

    /** The highest level that it may be. */
    String level() {
        if (rows.stream().anyMatch(Province.class::isInstance)) {
            return Evidence.PROVINCE;
        }
        return rows.stream().anyMatch(District.class::isInstance) ? Evidence.DISTRICT : Evidence.COMMUNE;
    }

    boolean is(String level) {
        return level().equals(level);
    }

    boolean plain() {
        return strength.compareTo(Strength.SAID) >= 0;
    }

    PlaceMention as(Strength other, String otherRule) {
        return new PlaceMention(field, fromWord, toWord, from, to, sentence, rows, other, kinded, former, otherRule);
    }

    PlaceMention with(List<Place> other) {
        return new PlaceMention(field, fromWord, toWord, from, to, sentence, other, strength, kinded, former, rule);
    }
}
