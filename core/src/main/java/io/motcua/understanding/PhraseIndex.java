package io.motcua.understanding;

import io.motcua.understanding.PhraseTrie.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds all of many phrases in a text in one pass: a trie over folded words. Its time grows with the text alone, whatever
 * the text says. Immutable; safe for use by many threads.
 */
final class PhraseIndex {
    /** How often one phrase is reported at the most. */
    private static final int OFTEN = 8;
    /** How many beginnings of phrases are followed at once; a phrase has few words, and a word few accents. */
    private static final int MOST = 128;
    /** The signature of a word without accents that has none on purpose. */
    private static final int PLAIN = 1 << 29;

    /**
     * Where a phrase was found: from its first word, up to and without the last number. What stands before the first
     * ellipsis ends before {@code head}, what stands after the last begins at {@code tail}.
     */
    record Match(int phrase, int from, int head, int tail, int to) {
        /** Whether the words of the other stand inside of this one's. */
        boolean covers(Match other) {
            return from <= other.from && to >= other.to;
        }
    }

    /** Is told what is found. */
    @FunctionalInterface
    interface Visitor {
        /** Takes note of a phrase; says whether to go on. */
        boolean found(Match match);
    }

    /** What accents in a text mean for the words of phrases. */
    enum Accents {
        /** Nothing: every word is read as if it had none. */
        IGNORED,
        /** A word that has some must have the same ones in the phrase. */
        WHERE_WRITTEN,
        /** The same, and in a sentence that is written with accents a word without any is one without any. */
        BY_SENTENCE
    }

    private final Accents accents;
    private final int phrases;
    private final int gapped;
    private final char[][] words;
    private final int[] slots;
    // By node: its edges as (word, signature, node), and the parts that end there. The root's edges are by word.
    private final int[][] edges;
    private final Part[][] ends;
    private final int[][] roots;

    /**
     * @param texts phrases as {@link io.motcua.profile.Phrase} has them
     * @param accents whether a word that has accents in the text must have the same ones in the phrase
     */
    PhraseIndex(List<String> texts, boolean accents) {
        this(texts, accents ? Accents.WHERE_WRITTEN : Accents.IGNORED);
    }

    PhraseIndex(List<String> texts, Accents accents) {
        PhraseTrie trie = new PhraseTrie();
        for (int i = 0; i < texts.size(); i++) {
            trie.add(texts.get(i), i);
        }
        this.accents = accents;
        this.phrases = texts.size();
        this.gapped = trie.gapped;
        this.words = new char[trie.words.size()][];
        this.slots = new int[Integer.highestOneBit(Math.max(4, words.length)) * 4];
        Arrays.fill(slots, -1);
        trie.words.forEach((letters, number) -> {
            words[number] = letters.toCharArray();
            int slot = hash(words[number], 0, words[number].length) & (slots.length - 1);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number;
        });
        this.edges = trie.edges.stream()
                .map(list -> list.stream().flatMapToInt(Arrays::stream).toArray())
                .toArray(int[][]::new);
        this.ends = trie.ends.stream().map(list -> list.toArray(new Part[0])).toArray(Part[][]::new);
        Map<Integer, IntStream.Builder> byWord = new HashMap<>();
        for (int[] edge : trie.edges.get(0)) {
            byWord.computeIfAbsent(edge[0], word -> IntStream.builder())
                    .add(edge[1])
                    .add(edge[2]);
        }
        this.roots = IntStream.range(0, words.length)
                .mapToObj(word ->
                        byWord.getOrDefault(word, IntStream.builder()).build().toArray())
                .toArray(int[][]::new);
    }

    /** The places where phrases stand, in the order of their last words; of each phrase the first few of the text. */
    List<Match> find(FoldedText text) {
        return find(text, false);
    }

    /** The same, with the first few of each sentence. */
    List<Match> findBySentence(FoldedText text) {
        return find(text, true);
    }

    private List<Match> find(FoldedText text, boolean bySentence) {
        List<Match> found = new ArrayList<>();
        byte[] often = new byte[phrases];
        // Matches come in the order of their sentences: where those of the present one begin in the list.
        int[] begin = {0};
        visit(text, match -> {
            if (bySentence
                    && begin[0] < found.size()
                    && text.sentence(match.from())
                            != text.sentence(found.get(begin[0]).from())) {
                found.subList(begin[0], found.size()).forEach(before -> often[before.phrase()] = 0);
                begin[0] = found.size();
            }
            if (often[match.phrase()] < OFTEN) {
                often[match.phrase()]++;
                found.add(match);
            }
            return true;
        });
        return found;
    }

    /** Tells of the places where a phrase stands, in the order of their last words, until it is told to stop. */
    void visit(FoldedText text, Visitor visitor) {
        PhraseGaps gaps = new PhraseGaps(text, gapped, visitor);
        // The nodes that the words so far lead to, and the word that each began with.
        int[] active = new int[MOST];
        int[] began = new int[MOST];
        int[] nextActive = new int[MOST];
        int[] nextBegan = new int[MOST];
        int size = 0;
        for (int t = 0; t < text.count(); t++) {
            int word = word(text.letters(), text.start(t), text.end(t));
            if (word < 0) {
                size = 0;
                continue;
            }
            int signature = signature(text, t);
            int next = 0;
            for (int a = 0; a < size && text.breakBefore(t) < FoldedText.COMMA; a++) {
                int[] edge = edges[active[a]];
                for (int e = 0; e < edge.length && next < MOST; e += 3) {
                    if (edge[e] == word && fits(edge[e + 1], signature)) {
                        nextActive[next] = edge[e + 2];
                        nextBegan[next++] = began[a];
                    }
                }
            }
            int[] root = roots[word];
            for (int e = 0; e < root.length && next < MOST; e += 2) {
                if (fits(root[e], signature)) {
                    nextActive[next] = root[e + 1];
                    nextBegan[next++] = t;
                }
            }
            for (int a = 0; a < next; a++) {
                for (Part part : ends[nextActive[a]]) {
                    if (!gaps.ended(part, nextBegan[a], t + 1)) {
                        return;
                    }
                }
            }
            size = next;
            int[] swap = active;
            active = nextActive;
            nextActive = swap;
            swap = began;
            began = nextBegan;
            nextBegan = swap;
        }
    }

    private int signature(FoldedText text, int word) {
        int signature = text.signature(word);
        return accents == Accents.BY_SENTENCE && signature == 0 && text.accented(word) ? PLAIN : signature;
    }

    /** Whether a word with this signature may stand for one of a phrase. */
    private boolean fits(int edge, int signature) {
        if ((edge & PhraseTrie.EXACT) != 0) {
            return edge == (signature & ~PLAIN | PhraseTrie.EXACT);
        }
        return accents == Accents.IGNORED || signature == 0 || edge == (signature & ~PLAIN);
    }

    private int word(char[] letters, int from, int to) {
        int slot = hash(letters, from, to) & (slots.length - 1);
        while (slots[slot] >= 0) {
            char[] candidate = words[slots[slot]];
            if (Arrays.equals(candidate, 0, candidate.length, letters, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static int hash(char[] letters, int from, int to) {
        int hash = 7;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + letters[i];
        }
        return hash ^ hash >>> 15;
    }
}
