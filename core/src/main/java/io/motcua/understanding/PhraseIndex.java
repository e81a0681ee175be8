package io.motcua.understanding;

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
    /** How many words {@code …} stands for at the most. */
    private static final int GAP = 7;
    /** How often one phrase is reported in one text at the most. */
    private static final int OFTEN = 8;
    /** How many beginnings of phrases are followed at once; a phrase has few words, and a word few accents. */
    private static final int MOST = 48;

    private static final String ELLIPSIS = "…";

    /** Where a phrase was found: from its first word, up to and without the last number. */
    record Match(int phrase, int from, int to) {}

    /** Is told what is found. */
    @FunctionalInterface
    interface Visitor {
        /** Takes note of a phrase; says whether to go on. */
        boolean found(int phrase, int from, int to);
    }

    /** A piece of a phrase between two ellipses. */
    private record Part(int phrase, int slot, boolean first, boolean last) {}

    private final boolean accents;
    private final int phrases;
    private final int gapped;
    private final char[][] words;
    private final int[] slots;
    // By node: its edges as (word, signature, node), and the parts that end there. The root's edges are by word.
    private final int[][] edges;
    private final Part[][] ends;
    private final int[][] roots;

    /**
     * @param accents whether a word that has accents in the text must have the same ones in the phrase
     */
    PhraseIndex(List<String> texts, boolean accents) {
        Trie trie = new Trie();
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
        this.roots = IntStream.range(0, words.length)
                .mapToObj(word -> trie.edges.get(0).stream()
                        .filter(edge -> edge[0] == word)
                        .flatMapToInt(edge -> IntStream.of(edge[1], edge[2]))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** All places where a phrase stands, in the order of their last words. */
    List<Match> find(FoldedText text) {
        List<Match> found = new ArrayList<>();
        byte[] often = new byte[phrases];
        visit(text, (phrase, from, to) -> {
            if (often[phrase] < OFTEN) {
                often[phrase]++;
                found.add(new Match(phrase, from, to));
            }
            return true;
        });
        return found;
    }

    /** Tells of the places where a phrase stands, in the order of their last words, until it is told to stop. */
    void visit(FoldedText text, Visitor visitor) {
        Gaps gaps = new Gaps(text, gapped, visitor);
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
            int signature = accents ? text.signature(t) : 0;
            int next = 0;
            for (int a = 0; a < size && text.breakBefore(t) < FoldedText.COMMA; a++) {
                int[] edge = edges[active[a]];
                for (int e = 0; e < edge.length && next < MOST; e += 3) {
                    if (edge[e] == word && (signature == 0 || edge[e + 1] == signature)) {
                        nextActive[next] = edge[e + 2];
                        nextBegan[next++] = began[a];
                    }
                }
            }
            int[] root = roots[word];
            for (int e = 0; e < root.length && next < MOST; e += 2) {
                if (signature == 0 || root[e] == signature) {
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

    /** Puts the pieces of phrases with an ellipsis together, over one text. */
    private static final class Gaps {
        private final FoldedText text;
        private final Visitor visitor;
        private final int size;
        private int[] starts = new int[0];
        private int[] ends = new int[0];

        Gaps(FoldedText text, int size, Visitor visitor) {
            this.text = text;
            this.size = size;
            this.visitor = visitor;
        }

        /** Whether to go on. */
        boolean ended(Part part, int from, int to) {
            int slot = part.slot();
            if (slot < 0) {
                return visitor.found(part.phrase(), from, to);
            }
            if (starts.length == 0) {
                starts = new int[size];
                ends = new int[size];
            }
            int start = from;
            if (!part.first()) {
                // 0 is the end of nothing, since a piece has at least one word.
                int before = ends[slot - 1];
                if (before == 0 || from < before || from - before > GAP) {
                    return true;
                }
                start = starts[slot - 1];
                if (text.sentence(from) != text.sentence(start)) {
                    return true;
                }
            }
            starts[slot] = start;
            ends[slot] = to;
            return !part.last() || visitor.found(part.phrase(), start, to);
        }
    }

    /** The trie while it grows. */
    private static final class Trie {
        final Map<String, Integer> words = new HashMap<>();
        final List<List<int[]>> edges = new ArrayList<>(List.of(new ArrayList<>()));
        final List<List<Part>> ends = new ArrayList<>(List.of(new ArrayList<>()));
        int gapped;

        void add(String text, int phrase) {
            String[] pieces = text.split(ELLIPSIS);
            for (int i = 0; i < pieces.length; i++) {
                FoldedText piece = FoldedText.of(pieces[i]);
                int node = 0;
                for (int w = 0; w < piece.count(); w++) {
                    String letters = new String(piece.letters(), piece.start(w), piece.end(w) - piece.start(w));
                    int number = words.size();
                    Integer known = words.putIfAbsent(letters, number);
                    node = child(node, known == null ? number : known, piece.signature(w));
                }
                if (node != 0) {
                    int slot = pieces.length == 1 ? -1 : gapped++;
                    ends.get(node).add(new Part(phrase, slot, i == 0, i == pieces.length - 1));
                }
            }
        }

        private int child(int node, int word, int signature) {
            for (int[] edge : edges.get(node)) {
                if (edge[0] == word && edge[1] == signature) {
                    return edge[2];
                }
            }
            int child = edges.size();
            edges.add(new ArrayList<>());
            ends.add(new ArrayList<>());
            edges.get(node).add(new int[] {word, signature, child});
            return child;
        }
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
