package io.motcua.backend.http;

import java.util.regex.Pattern;

/** What foreign words must be before they stand in a header or a message of ours. */
final class Text {
    /** RFC 9110 section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_./:-]{1,64}");

    private Text() {}

    static boolean isToken(String name) {
        return TOKEN.matcher(name).matches();
    }

    /** Visible ASCII, spaces and tabs: no line ends, which would begin a header of somebody else's (RFC 9110, 5.5). */
    static boolean isHeaderValue(String value) {
        return value.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~') && value.equals(value.strip());
    }

    /** Whether it is a code and not a person's words, so that it may stand in a message. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** The code in quotes; what is none is not repeated. */
    static String code(String text) {
        return isCode(text) ? "'" + text + "'" : "a text that is no code";
    }

    static String printable(String text, int atMost) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > atMost ? line.substring(0, atMost) + "…" : line;
    }
}
