package io.motcua.understanding;

import java.util.Arrays;
import java.util.Optional;

/**
 * A text as folded words, each with its place in the original. Words are numbered from 0. Built in one pass over the
 * text; for use by one thread.
 */
final class FoldedText {
    /** Nothing but blanks, or a full stop inside an abbreviation, stands before the word. */
    static final byte JOINED = 0;
    /** A dash with blanks around it. */
    static final byte DASH = 1;
    /** A comma, a bracket or the like. */
    static final byte COMMA = 2;
    /** The word begins a sentence. */
    static final byte SENTENCE = 3;

    private static final int FEW = 64;
    private static final String VOWELS = "aeiouy";
    /** From this length on, a line may have been broken by a program. */
    private static final int LONG_LINE = 60;

    private final char[] folded;
    private int[] ends = new int[FEW];
    private int[] from = new int[FEW];
    private int[] to = new int[FEW];
    private int[] signatures = new int[FEW];
    private int[] sentences = new int[FEW];
    private byte[] breaks = new byte[FEW];
    // By sentence, once it is asked for.
    private boolean[] accented;
    private int count;
    private final char[] text;
    private final int length;

    private FoldedText(char[] text, int length) {
        this.text = text;
        this.length = length;
        this.folded = new char[length];
        fold();
    }

    static FoldedText of(String text) {
        return new FoldedText(text.toCharArray(), text.length());
    }

    static FoldedText of(char[] text, int length) {
        return new FoldedText(text, length);
    }

    /** The number of words. */
    int count() {
        return count;
    }

    /** The folded letters of all words, one after the other. */
    char[] letters() {
        return folded;
    }

    /** Where the word's folded letters begin. */
    int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    /** Where they end. */
    int end(int word) {
        return ends[word];
    }

    /** The word's first character in the original. */
    int from(int word) {
        return from[word];
    }

    /** The character after its last. */
    int to(int word) {
        return to[word];
    }

    /** What folding took away; 0 for a word without accents. */
    int signature(int word) {
        return signatures[word];
    }

    /** What stands before the word; also defined for the word after the last, which begins a sentence. */
    byte breakBefore(int word) {
        return word >= count ? SENTENCE : breaks[word];
    }

    /** Whether a comma, and not a bracket or a colon, stands before any of the words from the first to the last. */
    boolean comma(int first, int last) {
        for (int i = first == 0 ? 0 : to[first - 1]; i < from[last]; i++) {
            if (text[i] == ',') {
                return true;
            }
        }
        return false;
    }

    /** Counts sentences from 0. */
    int sentence(int word) {
        return sentences[word];
    }

    /** The first character of a sentence in the original and the one after its last; empty if it has no word. */
    Optional<int[]> span(int sentence) {
        int first = Arrays.binarySearch(sentences, 0, count, sentence);
        if (first < 0) {
            return Optional.empty();
        }
        int last = first;
        while (first > 0 && sentences[first - 1] == sentence) {
            first--;
        }
        while (last + 1 < count && sentences[last + 1] == sentence) {
            last++;
        }
        return Optional.of(new int[] {from[first], to[last]});
    }

    /** Whether the word stands in a sentence that is written with accents: two words in five have some. */
    boolean accented(int word) {
        if (accented == null) {
            accented = new boolean[sentences[count - 1] + 1];
            int from = 0;
            int marked = 0;
            for (int i = 0; i < count; i++) {
                marked += signatures[i] != 0 ? 1 : 0;
                if (i + 1 == count || sentences[i + 1] != sentences[i]) {
                    accented[sentences[i]] = marked * 5 >= (i + 1 - from) * 2;
                    from = i + 1;
                    marked = 0;
                }
            }
        }
        return accented[sentences[word]];
    }

    /** Whether the word begins with a capital. */
    boolean capital(int word) {
        return Character.isUpperCase(text[from[word]]);
    }

    /** Whether a word begins with a capital that begins no sentence: whoever writes so writes names with capitals. */
    boolean capitalInside() {
        for (int word = 0; word < count; word++) {
            if (breaks[word] < SENTENCE && capital(word) && !digit(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no letter of the word is small. */
    boolean capitals(int word) {
        for (int i = from[word]; i < to[word]; i++) {
            if (Character.isLowerCase(text[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word is written as people's names are; what is all capitals is an abbreviation, unless it is one letter. */
    boolean likeAName(int word) {
        boolean letter = to[word] - from[word] == 1;
        return capital(word) && !digit(word) && (letter || !capitals(word));
    }

    /** Whether a full stop follows the word at once. */
    boolean dotted(int word) {
        return to[word] < length && text[to[word]] == '.';
    }

    /** Whether the word has a digit. */
    boolean digit(int word) {
        for (int i = start(word); i < ends[word]; i++) {
            if (folded[i] >= '0' && folded[i] <= '9') {
                return true;
            }
        }
        return false;
    }

    private void fold() {
        int size = 0;
        int wordStart = -1;
        int signature = 0;
        byte pending = SENTENCE;
        for (int i = 0; i <= length; i++) {
            char letter = i < length ? Folding.letter(text[i]) : Folding.NONE;
            if (letter > Folding.MARK) {
                if (wordStart < 0) {
                    wordStart = i;
                    signature = 0;
                }
                folded[size++] = letter;
                signature += Folding.signature(text[i]);
            } else if (letter == Folding.MARK) {
                signature += wordStart >= 0 ? Folding.signature(text[i]) : 0;
            } else {
                if (wordStart >= 0) {
                    add(wordStart, i, size, signature, pending);
                    pending = JOINED;
                    wordStart = -1;
                }
                if (i < length) {
                    pending = (byte) Math.max(pending, weight(i));
                }
            }
        }
    }

    private void add(int first, int last, int size, int signature, byte pending) {
        if (count == ends.length) {
            int capacity = count * 2;
            ends = Arrays.copyOf(ends, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            signatures = Arrays.copyOf(signatures, capacity);
            sentences = Arrays.copyOf(sentences, capacity);
            breaks = Arrays.copyOf(breaks, capacity);
        }
        ends[count] = size;
        from[count] = first;
        to[count] = last;
        signatures[count] = signature;
        breaks[count] = pending;
        int before = count == 0 ? -1 : sentences[count - 1];
        sentences[count] = pending == SENTENCE ? before + 1 : before;
        count++;
    }

    private byte weight(int i) {
        switch (text[i]) {
            case '\n', '\r':
                return wrapped(i) ? JOINED : SENTENCE;
            case '!', '?', ';', '…':
                return SENTENCE;
            case ',', '(', ')', '[', ']', '"', ':', '{', '}', '“', '”', '|':
                return COMMA;
            case '-', '–', '—':
                return blank(i - 1) && blank(i + 1) ? DASH : JOINED;
            case '.':
                return blank(i + 1) && !abbreviation() ? SENTENCE : JOINED;
            default:
                return Character.isSurrogate(text[i]) ? COMMA : JOINED;
        }
    }

    /** Whether a mail program broke the line here: it was long, and a small letter goes on. */
    private boolean wrapped(int i) {
        int next = i;
        while (next < length && next < i + 2 && (text[next] == '\n' || text[next] == '\r')) {
            next++;
        }
        if (next >= length || !Character.isLowerCase(text[next])) {
            return false;
        }
        int begin = i;
        while (begin > 0 && i - begin < LONG_LINE && text[begin - 1] != '\n') {
            begin--;
        }
        return i - begin >= LONG_LINE;
    }

    private boolean blank(int i) {
        return i < 0 || i >= length || Character.isWhitespace(text[i]);
    }

    /** Whether the last word is no word, so that a full stop after it ends no sentence ("P.", "TP."): it has no vowel. */
    private boolean abbreviation() {
        int last = count - 1;
        if (last < 0 || ends[last] - start(last) > 2 || digit(last)) {
            return false;
        }
        for (int i = start(last); i < ends[last]; i++) {
            if (VOWELS.indexOf(folded[i]) >= 0) {
                return false;
            }
        }
        return true;
    }
}
