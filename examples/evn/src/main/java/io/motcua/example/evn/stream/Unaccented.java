package io.motcua.example.evn.stream;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese as many type it on a telephone: without marks. */
final class Unaccented {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Unaccented() {}

    static String text(String words) {
        return MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    /** What an address can be made of: small letters and dots. */
    static String mailName(String name) {
        return text(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".");
    }
}
