package io.motcua.example.oracle.load;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A submission's name that can stand among a person's words, so that an event can be traced to what was sent without
 * asking the gateway. Made of consonants, since digits could be read as a telephone number and syllables as a hazard.
 */
public final class Marker {
    private static final String DIGITS = "bdfgkmxz";
    private static final Pattern FORM = Pattern.compile("\\bqq[" + DIGITS + "]{7}\\b");

    private Marker() {}

    /** The name of the submission with this number, from 0 to 2,097,151. */
    public static String of(int number) {
        StringBuilder marker = new StringBuilder("qq");
        for (int shift = 18; shift >= 0; shift -= 3) {
            marker.append(DIGITS.charAt((number >> shift) & 7));
        }
        return marker.toString();
    }

    /** The first name that stands in these words. */
    public static Optional<String> in(String words) {
        Matcher matcher = FORM.matcher(words);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
