package io.motcua.text;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Changes some lines of a text and leaves the others: a letter's subject may have come well while its body did not. The
 * lines that a change is for are changed together, since a line alone often tells too little.
 */
final class Lines {
    private Lines() {}

    /** The text with all lines that {@code concerned} names put through {@code change} as one text. */
    static String change(String text, Predicate<String> concerned, UnaryOperator<String> change) {
        if (text.indexOf('\n') < 0) {
            return concerned.test(text) ? change.apply(text) : text;
        }
        String[] lines = text.split("\n", -1);
        boolean[] chosen = new boolean[lines.length];
        StringBuilder together = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            chosen[i] = concerned.test(lines[i]);
            if (chosen[i]) {
                together.append(lines[i]).append('\n');
            }
        }
        String before = together.toString();
        String after = before.isEmpty() ? before : change.apply(before);
        if (after.equals(before)) {
            return text;
        }
        String[] changed = after.split("\n", -1);
        int next = 0;
        for (int i = 0; i < lines.length; i++) {
            if (chosen[i]) {
                lines[i] = changed[next++];
            }
        }
        return String.join("\n", lines);
    }
}
