package io.motcua.example.evn.view;

/**
 * How many columns of a terminal a text takes. Vietnamese in NFC has one code point a letter, in NFD up to three; marks
 * take no column of their own, ideographs and emoji take two.
 */
final class Columns {
    private static final String ELLIPSIS = "…";

    private Columns() {}

    /** The columns of this text, which has no line breaks and no escape sequences. */
    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** The text, shortened with an ellipsis or padded with blanks to exactly this many columns. */
    static String fit(String text, int columns) {
        if (columns <= 0) {
            return "";
        }
        String cut = of(text) <= columns ? text : cut(text, columns - 1) + ELLIPSIS;
        return cut + " ".repeat(columns - of(cut));
    }

    /** The text at the right of this many columns. */
    static String right(String text, int columns) {
        int free = columns - of(text);
        return free >= 0 ? " ".repeat(free) + text : fit(text, columns);
    }

    /** As much of the text as has room, with the marks of its last letter. */
    private static String cut(String text, int columns) {
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            used += of(codePoint);
            if (used > columns) {
                break;
            }
            cut.appendCodePoint(codePoint);
            i += Character.charCount(codePoint);
        }
        return cut.toString();
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /** The blocks of Unicode Annex 11 whose characters are wide, as far as people write them in messages. */
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE4F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    }
}
