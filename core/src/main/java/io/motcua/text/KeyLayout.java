package io.motcua.text;

/** How a Vietnamese keyboard takes marks: by letters, by digits, or by signs. */
enum KeyLayout {
    /** A letter twice is its hat, w the horn or breve, and one of s f r x j behind the vowel the tone. */
    TELEX {
        private static final String TONES = "\u0000frxsj";

        @Override
        boolean takes(char c) {
            return letter(c);
        }

        @Override
        void put(Typed into, char c) {
            char small = Character.toLowerCase(c);
            int tone = into.hasVowel() ? TONES.indexOf(small) : -1;
            if (tone > 0) {
                into.tone(tone);
            } else if (small == 'w') {
                telexW(into, c);
            } else if ("aeo".indexOf(small) >= 0 && into.endsWith(small)) {
                into.mark("aeo", "âêô");
            } else if (small == 'd' && into.endsWith('d')) {
                into.stroke();
            } else {
                into.add(c);
            }
        }
    },
    /** Digits: 1 to 5 the tones, 6 hat, 7 horn, 8 breve, 9 the crossed d. */
    VNI {
        private static final int[] TONES = {0, Letter.ACUTE, Letter.GRAVE, Letter.HOOK, Letter.TILDE, Letter.DOT};

        @Override
        boolean takes(char c) {
            return letter(c) || c >= '0' && c <= '9';
        }

        @Override
        void put(Typed into, char c) {
            switch (c) {
                case '1', '2', '3', '4', '5' -> into.tone(TONES[c - '0']);
                case '6' -> into.mark("aeo", "âêô");
                case '7' -> into.horn();
                case '8' -> into.mark("a", "ă");
                case '9' -> into.stroke();
                default -> into.add(c);
            }
        }
    },
    /** Signs, as RFC 1456 has them. */
    VIQR {
        private static final String TONES = "\u0000`?~'.";

        @Override
        boolean takes(char c) {
            return letter(c) || "`?~'.^(+*".indexOf(c) >= 0;
        }

        @Override
        void put(Typed into, char c) {
            int tone = TONES.indexOf(c);
            if (tone > 0) {
                into.tone(tone);
            } else if (c == '^') {
                into.mark("aeo", "âêô");
            } else if (c == '(') {
                into.mark("a", "ă");
            } else if (c == '+' || c == '*') {
                into.horn();
            } else if (Character.toLowerCase(c) == 'd' && into.endsWith('d')) {
                into.stroke();
            } else {
                into.add(c);
            }
        }
    };

    /** Whether the character may be part of a word of this keyboard. */
    abstract boolean takes(char c);

    abstract void put(Typed into, char c);

    /** What the word's keystrokes make. */
    Typed type(String word) {
        Typed typed = new Typed();
        for (int i = 0; i < word.length(); i++) {
            put(typed, word.charAt(i));
        }
        return typed;
    }

    static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static void telexW(Typed into, char c) {
        if (into.endsWith('a')) {
            into.mark("a", "ă");
        } else if (into.hasVowel()) {
            into.late();
        } else {
            into.add(Character.isUpperCase(c) ? 'U' : 'u');
            into.horn();
        }
    }
}
