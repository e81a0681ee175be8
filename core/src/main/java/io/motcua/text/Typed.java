package io.motcua.text;

/**
 * A syllable while it is put together from keystrokes: small letters of the alphabet, which of them were capitals, and one
 * tone.
 */
final class Typed {
    private final StringBuilder letters = new StringBuilder();
    private final StringBuilder typed = new StringBuilder();
    private int tone = Letter.LEVEL;
    private boolean broken;
    private boolean marked;

    /** Adds a letter as it was typed. */
    void add(char c) {
        letters.append(Character.toLowerCase(c));
        typed.append(c);
    }

    boolean hasVowel() {
        return letters.chars().anyMatch(c -> Letter.vowel((char) c));
    }

    boolean endsWith(char base) {
        return letters.length() > 0 && letters.charAt(letters.length() - 1) == base;
    }

    /** Gives the syllable its tone; it can have one only. */
    void tone(int mark) {
        broken |= tone != Letter.LEVEL || !hasVowel();
        tone = mark;
    }

    /** Puts a hat, breve or horn on the last letter that it fits. */
    void mark(String plain, String with) {
        for (int i = letters.length() - 1; i >= 0; i--) {
            int at = plain.indexOf(letters.charAt(i));
            if (at >= 0) {
                letters.setCharAt(i, with.charAt(at));
                marked = true;
                return;
            }
        }
        broken = true;
    }

    /** The horn, which goes on both letters of uo. */
    void horn() {
        int uo = letters.lastIndexOf("uo");
        if (uo < 0) {
            mark("ou", "ơư");
            return;
        }
        letters.setCharAt(uo, 'ư');
        letters.setCharAt(uo + 1, 'ơ');
        marked = true;
    }

    /** A horn or breve that is typed after the end of the word goes on the last vowel that it fits. */
    void late() {
        if (letters.indexOf("o") >= 0 || letters.indexOf("u") >= 0) {
            horn();
        } else {
            mark("a", "ă");
        }
    }

    /** Crosses the d that the syllable begins with. */
    void stroke() {
        broken |= letters.length() == 0 || letters.charAt(0) != 'd';
        if (!broken) {
            letters.setCharAt(0, 'đ');
            marked = true;
        }
    }

    /** Whether nobody types so who means the bare letters: a letter of its own and a tone, or a crossed d. */
    boolean plain() {
        return marked && (tone != Letter.LEVEL || letters.charAt(0) == 'đ');
    }

    /** The syllable; empty if it is none. */
    String spelled() {
        boolean untouched = !marked && tone == Letter.LEVEL;
        if (broken || untouched) {
            return "";
        }
        // At the end of a word only the second of them has the horn: thuở.
        int end = letters.length() - 2;
        if (end >= 0 && letters.indexOf("ươ", end) == end) {
            letters.setCharAt(end, 'u');
        }
        int at = toneAt();
        StringBuilder out = new StringBuilder(letters);
        if (tone != Letter.LEVEL && at >= 0) {
            out.setCharAt(at, Letter.with(letters.charAt(at), tone));
        }
        if (!Syllable.correct(out)) {
            return "";
        }
        for (int i = 0; i < out.length(); i++) {
            if (Character.isUpperCase(typed.charAt(i))) {
                out.setCharAt(i, Character.toUpperCase(out.charAt(i)));
            }
        }
        return out.toString();
    }

    /** The vowel that bears the tone, as most people write it: hòa, thủy, toán, người. */
    private int toneAt() {
        int from = Syllable.onset(letters);
        int to = from;
        while (to < letters.length() && Letter.vowel(letters.charAt(to))) {
            to++;
        }
        if (to == from) {
            // "gì" and "quý" have their only vowel in what looks like the onset.
            return from > 0 && Letter.vowel(letters.charAt(from - 1)) ? from - 1 : -1;
        }
        for (int i = to - 1; i >= from; i--) {
            if ("ăâêôơ".indexOf(letters.charAt(i)) >= 0) {
                return i;
            }
        }
        for (int i = from; i < to; i++) {
            if (letters.charAt(i) == 'ư') {
                return i;
            }
        }
        boolean second = to - from > 2 || to - from == 2 && to < letters.length();
        return second ? from + 1 : from;
    }
}
