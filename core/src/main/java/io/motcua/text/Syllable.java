package io.motcua.text;

import java.util.HashSet;
import java.util.Set;

/**
 * Says whether a word is spelled as a Vietnamese syllable can be: an onset and a rhyme of the closed lists of the
 * orthography, and after a stop only the two tones that it can bear. It is how a repair tells that it is right.
 */
final class Syllable {
    /** No syllable is longer ({@code nghiêng}). */
    private static final int LONGEST = 7;

    private static final Set<String> ONSETS = Set.of(
            "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
            "qu", "r", "s", "t", "th", "tr", "v", "x");
    private static final Set<String> RHYMES =
            Set.of(("a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
                            + " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
                            + " i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
                            + " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt"
                            + " oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
                            + " u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ"
                            + " uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu"
                            + " y ych yêm yên yêng yêt yêu ynh yt")
                    .split(" "));
    private static final Set<String> PLAIN_RHYMES = new HashSet<>();

    static {
        for (String rhyme : RHYMES) {
            PLAIN_RHYMES.add(plain(rhyme));
        }
    }

    private Syllable() {}

    /** Whether the word is spelled right, with the marks that it has. */
    static boolean correct(CharSequence word) {
        return spelled(word, 0, word.length(), false);
    }

    /** Whether the word would be spelled right if marks were put where they were left out. */
    static boolean unmarked(CharSequence word) {
        return spelled(word, 0, word.length(), true);
    }

    private static boolean spelled(CharSequence word, int from, int to, boolean marksLeftOut) {
        if (to - from < 1 || to - from > LONGEST) {
            return false;
        }
        StringBuilder bases = new StringBuilder(LONGEST);
        int tone = Letter.LEVEL;
        for (int i = from; i < to; i++) {
            char base = Letter.base(word.charAt(i));
            if (base == 0) {
                return false;
            }
            int mark = Letter.tone(word.charAt(i));
            if (mark != Letter.LEVEL && tone != Letter.LEVEL) {
                return false;
            }
            tone = Math.max(tone, mark);
            bases.append(base);
        }
        int onset = onset(bases);
        return rhymes(bases, onset, tone, marksLeftOut)
                // "gì" is g and i, "gia" is gi and a.
                || onset == 2 && bases.charAt(0) == 'g' && rhymes(bases, 1, tone, marksLeftOut);
    }

    /** Where the rhyme begins. */
    static int onset(CharSequence bases) {
        int end = 0;
        while (end < bases.length() && !Letter.vowel(bases.charAt(end))) {
            end++;
        }
        boolean glide = end == 1
                && bases.length() > 2
                && Letter.vowel(bases.charAt(2))
                && (bases.charAt(0) == 'q' && bases.charAt(1) == 'u'
                        || bases.charAt(0) == 'g' && bases.charAt(1) == 'i');
        return glide ? 2 : end;
    }

    private static boolean rhymes(CharSequence bases, int onset, int tone, boolean marksLeftOut) {
        String rhyme = bases.subSequence(onset, bases.length()).toString();
        boolean known = marksLeftOut ? PLAIN_RHYMES.contains(plain(rhyme)) : RHYMES.contains(rhyme);
        String head = bases.subSequence(0, onset).toString();
        if (!known || !ONSETS.contains(head) && !(marksLeftOut && ONSETS.contains(plain(head)))) {
            return false;
        }
        boolean stopped = "cptk".indexOf(rhyme.charAt(rhyme.length() - 1)) >= 0 || rhyme.endsWith("ch");
        return marksLeftOut || !stopped || tone == Letter.ACUTE || tone == Letter.DOT;
    }

    private static String plain(String bases) {
        StringBuilder plain = new StringBuilder(bases.length());
        for (int i = 0; i < bases.length(); i++) {
            plain.append(Letter.plain(bases.charAt(i)));
        }
        return plain.toString();
    }
}
