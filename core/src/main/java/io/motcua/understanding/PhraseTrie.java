package io.motcua.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trie of a {@link PhraseIndex} while it grows: its edges are words with what folding took from them, and where a piece
 * of a phrase ends, its node says so. For use by one thread.
 */
final class PhraseTrie {
    /** Marks an edge whose accents the text must have, too; signatures are smaller. */
    static final int EXACT = 1 << 30;

    final Map<String, Integer> words = new HashMap<>();
    final List<List<int[]>> edges = new ArrayList<>(List.of(new ArrayList<>()));
    final List<List<Part>> ends = new ArrayList<>(List.of(new ArrayList<>()));
    private final Map<Edge, Integer> children = new HashMap<>();
    /** How many pieces belong to phrases with an ellipsis. */
    int gapped;

    /**
     * A piece of a phrase, where it ends in the trie.
     *
     * @param slot where the places of the piece are kept while a text is read; -1 for a phrase without an ellipsis
     * @param gap how many words may stand before it, behind the piece before
     */
    record Part(int phrase, int slot, int gap, boolean first, boolean last) {}

    private record Edge(int node, int word, int signature) {}

    void add(String text, int phrase) {
        List<PhrasePattern.Piece> pieces = PhrasePattern.pieces(text);
        for (int i = 0; i < pieces.size(); i++) {
            int slot = pieces.size() == 1 ? -1 : gapped++;
            Part part = new Part(phrase, slot, pieces.get(i).gap(), i == 0, i == pieces.size() - 1);
            for (String wording : pieces.get(i).wordings()) {
                int node = node(wording);
                if (node != 0 && !ends.get(node).contains(part)) {
                    ends.get(node).add(part);
                }
            }
        }
    }

    private int node(String wording) {
        FoldedText piece = FoldedText.of(wording);
        int node = 0;
        for (int w = 0; w < piece.count(); w++) {
            String letters = new String(piece.letters(), piece.start(w), piece.end(w) - piece.start(w));
            int number = words.size();
            Integer known = words.putIfAbsent(letters, number);
            boolean exact = piece.from(w) > 0 && wording.charAt(piece.from(w) - 1) == PhrasePattern.EXACT;
            node = child(node, known == null ? number : known, piece.signature(w) | (exact ? EXACT : 0));
        }
        return node;
    }

    private int child(int node, int word, int signature) {
        int child = edges.size();
        Integer known = children.putIfAbsent(new Edge(node, word, signature), child);
        if (known != null) {
            return known;
        }
        edges.add(new ArrayList<>());
        ends.add(new ArrayList<>());
        edges.get(node).add(new int[] {word, signature, child});
        return child;
    }
}
