package io.motcua.gateway.evaluate;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** How somebody types. */
enum Habit {
    CAREFUL(UnaryOperator.identity()),
    WITHOUT_ACCENTS(Hand::unaccented),
    SMALL(text -> text.toLowerCase(Locale.ROOT)),
    SMALL_WITHOUT_ACCENTS(text -> Hand.unaccented(text).toLowerCase(Locale.ROOT)),
    TEENCODE(Hand::teencode),
    SMALL_TEENCODE_WITHOUT_ACCENTS(text -> Hand.unaccented(Hand.teencode(text)).toLowerCase(Locale.ROOT)),
    SHOUTING(text -> text.toUpperCase(Locale.ROOT)),
    DECOMPOSED(text -> java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD));

    private final UnaryOperator<String> typing;

    Habit(UnaryOperator<String> typing) {
        this.typing = typing;
    }

    String type(String text) {
        return typing.apply(text);
    }
}
