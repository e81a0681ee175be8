package io.motcua.kit;

import java.nio.charset.StandardCharsets;

/** The first line of what a stranger sent, fit for a terminal and a page: bounded, and of printable characters. */
final class FirstLine {
    private static final int CODE_POINTS_AT_MOST = 160;

    private FirstLine() {}

    /** The first line that is not blank; empty if there is none. */
    static String of(byte[] utf8) {
        return of(new String(utf8, StandardCharsets.UTF_8));
    }

    /** The first line that is not blank; empty if there is none. */
    static String of(String text) {
        String line = text.lines()
                .map(each -> each.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ")
                        .strip())
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        return line.codePointCount(0, line.length()) > CODE_POINTS_AT_MOST
                ? line.substring(0, line.offsetByCodePoints(0, CODE_POINTS_AT_MOST)) + "…"
                : line;
    }

    /** After what it is the first line of, in quotation marks; nothing if there is none. */
    static String after(String what, String text) {
        String line = of(text);
        return line.isEmpty() ? what : what + ": \"" + line + "\"";
    }
}
