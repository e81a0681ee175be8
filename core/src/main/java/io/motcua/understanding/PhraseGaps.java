package io.motcua.understanding;

import io.motcua.understanding.PhraseIndex.Match;
import io.motcua.understanding.PhraseIndex.Visitor;
import io.motcua.understanding.PhraseTrie.Part;

/**
 * Puts the pieces of phrases with an ellipsis together, over one text. Of each piece the last two places are kept, since
 * one wording may end inside of another.
 */
final class PhraseGaps {
    private static final int KEPT = 2;

    private final FoldedText text;
    private final Visitor visitor;
    private final int size;
    // By slot, the last place and the one before it: the phrase's first word, its first piece's end, this piece's
    // end.
    private int[] starts = new int[0];
    private int[] heads = new int[0];
    private int[] ends = new int[0];

    PhraseGaps(FoldedText text, int size, Visitor visitor) {
        this.text = text;
        this.size = size;
        this.visitor = visitor;
    }

    /** Whether to go on. */
    boolean ended(Part part, int from, int to) {
        if (part.slot() < 0) {
            return visitor.found(new Match(part.phrase(), from, to, from, to));
        }
        if (starts.length == 0) {
            starts = new int[size * KEPT];
            heads = new int[size * KEPT];
            ends = new int[size * KEPT];
        }
        if (part.first()) {
            keep(part.slot(), from, to, to);
            return true;
        }
        for (int before = (part.slot() - 1) * KEPT; before < part.slot() * KEPT; before++) {
            // 0 is the end of nothing, since a piece has at least one word.
            int gap = from - ends[before];
            if (ends[before] > 0
                    && gap >= 0
                    && gap <= part.gap()
                    && text.sentence(from) == text.sentence(starts[before])) {
                if (!part.last()) {
                    keep(part.slot(), starts[before], heads[before], to);
                    return true;
                }
                return visitor.found(new Match(part.phrase(), starts[before], heads[before], from, to));
            }
        }
        return true;
    }

    private void keep(int slot, int start, int head, int end) {
        int at = slot * KEPT;
        starts[at + 1] = starts[at];
        heads[at + 1] = heads[at];
        ends[at + 1] = ends[at];
        starts[at] = start;
        heads[at] = head;
        ends[at] = end;
    }
}
