package io.motcua.text;

/** Counts, over the words of a text that have letters beyond ASCII, how many are Vietnamese syllables. */
record Words(int marked, int correct) {

    static Words of(CharSequence text) {
        int marked = 0;
        int correct = 0;
        int start = -1;
        boolean beyond = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            // What old fonts use as letters is a symbol to Unicode: only ASCII separates words here.
            boolean inside = c > 0xA0 && c <= 0xFF || Character.isLetter(c);
            if (inside) {
                start = start < 0 ? i : start;
                beyond |= c > 0x7F;
            } else if (start >= 0) {
                // A letter alone may be a sign: × and · are letters in the old fonts.
                if (beyond && i - start > 1) {
                    marked++;
                    correct += Syllable.correct(text.subSequence(start, i)) ? 1 : 0;
                }
                start = -1;
                beyond = false;
            }
        }
        return new Words(marked, correct);
    }
}
