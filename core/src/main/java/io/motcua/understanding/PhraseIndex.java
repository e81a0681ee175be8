package io.motcua.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all of many phrases in a text in one pass: a trie over folded words. Its time grows with the text alone, whatever
 * the text says. Immutable; safe for use by many threads.
 */
final class PhraseIndex {
    /** How many words {@code …} stands for at the most. */
    private static final int GAP = 5;
    /** How often one phrase is reported in one text at the most. */
    private static final int OFTEN = 16;

    /** How many beginnings of phrases are followed at once; a phrase has few words, and a word few accents. */
    private static final int MOST = 128;

    private static final String ELLIPSIS = "…";

    /** Where a phrase was found: from its first word, up to and without the last number. */
    record Match(int phrase, int from, int to) {}

    private final boolean accents;
    private final int phrases;
    private final Map<String, Integer> wordNumbers = new HashMap<>();
    private char[][] words = new char[0][];
    private int[] slots = new int[0];
    private final List<Node> nodes = new ArrayList<>();
    private int[][] roots = new int[0][];
    private final List<int[]> parts = new ArrayList<>();
    private int gapped;

    private static final class Node {
        final List<int[]> edges = new ArrayList<>();
        final List<Integer> ends = new ArrayList<>();
    }

    /**
     * @param accents whether a word that has accents in the text must have the same ones in the phrase
     */
    PhraseIndex(List<String> texts, boolean accents) {
        this.accents = accents;
        this.phrases = texts.size();
        nodes.add(new Node());
        for (int i = 0; i < texts.size(); i++) {
            add(texts.get(i), i);
        }
        seal();
    }

    /** All places where a phrase stands, in the order of their last words. */
    List<Match> find(FoldedText text) {
        List<Match> found = new ArrayList<>();
        byte[] often = new byte[phrases];
        int[] gapStart = new int[gapped];
        int[] gapEnd = new int[gapped];
        Arrays.fill(gapEnd, -1);
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
                for (int[] edge : nodes.get(active[a]).edges) {
                    if (edge[0] == word && (signature == 0 || edge[1] == signature) && next < MOST) {
                        nextActive[next] = edge[2];
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
                for (int part : nodes.get(nextActive[a]).ends) {
                    report(text, part, nextBegan[a], t + 1, gapStart, gapEnd, often, found);
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
        return found;
    }

    private void report(
            FoldedText text,
            int part,
            int from,
            int to,
            int[] gapStart,
            int[] gapEnd,
            byte[] often,
            List<Match> found) {
        int[] info = parts.get(part);
        int phrase = info[0];
        int slot = info[1];
        int start = from;
        if (slot >= 0) {
            if (info[2] > 0) {
                int before = gapEnd[slot - 1];
                if (before < 0
                        || from < before
                        || from - before > GAP
                        || text.sentence(from) != text.sentence(gapStart[slot - 1])) {
                    return;
                }
                start = gapStart[slot - 1];
            }
            gapStart[slot] = start;
            gapEnd[slot] = to;
            if (info[3] == 0) {
                return;
            }
        }
        if (often[phrase] < OFTEN) {
            often[phrase]++;
            found.add(new Match(phrase, start, to));
        }
    }

    private void add(String text, int phrase) {
        String[] pieces = text.split(ELLIPSIS);
        for (int i = 0; i < pieces.length; i++) {
            FoldedText piece = FoldedText.of(pieces[i]);
            int node = 0;
            for (int w = 0; w < piece.count(); w++) {
                String letters = new String(piece.letters(), piece.start(w), piece.end(w) - piece.start(w));
                int word = wordNumbers.computeIfAbsent(letters, key -> wordNumbers.size());
                node = child(node, word, piece.signature(w));
            }
            if (node == 0) {
                continue;
            }
            nodes.get(node).ends.add(parts.size());
            boolean single = pieces.length == 1;
            parts.add(new int[] {phrase, single ? -1 : gapped++, i, i == pieces.length - 1 ? 1 : 0});
        }
    }

    private int child(int node, int word, int signature) {
        for (int[] edge : nodes.get(node).edges) {
            if (edge[0] == word && edge[1] == signature) {
                return edge[2];
            }
        }
        nodes.add(new Node());
        int child = nodes.size() - 1;
        nodes.get(node).edges.add(new int[] {word, signature, child});
        return child;
    }

    private void seal() {
        words = new char[wordNumbers.size()][];
        int capacity = Integer.highestOneBit(Math.max(4, words.length) * 4);
        slots = new int[capacity];
        Arrays.fill(slots, -1);
        wordNumbers.forEach((letters, number) -> {
            words[number] = letters.toCharArray();
            int slot = hash(words[number], 0, words[number].length) & (slots.length - 1);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number;
        });
        roots = new int[words.length][];
        for (int word = 0; word < words.length; word++) {
            int number = word;
            roots[word] = nodes.get(0).edges.stream()
                    .filter(edge -> edge[0] == number)
                    .flatMapToInt(edge -> Arrays.stream(new int[] {edge[1], edge[2]}))
                    .toArray();
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
