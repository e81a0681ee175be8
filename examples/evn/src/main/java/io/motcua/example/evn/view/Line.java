package io.motcua.example.evn.view;

import java.util.ArrayList;
import java.util.List;

/** One line of a screen: pieces of text, each with its look. Not safe for several threads. */
final class Line {
    private record Piece(Style style, String text) {}

    private final List<Piece> pieces = new ArrayList<>();

    /** Goes on with this text. */
    Line add(Style style, String text) {
        pieces.add(new Piece(style, text));
        return this;
    }

    /** Goes on with this text, plain. */
    Line add(String text) {
        return add(Style.PLAIN, text);
    }

    /** Goes on with the text in exactly this many columns, at their left. */
    Line left(Style style, String text, int columns) {
        return add(style, Columns.fit(text, columns));
    }

    /** Goes on with the text in exactly this many columns, at their right. */
    Line right(Style style, String text, int columns) {
        return add(style, Columns.right(text, columns));
    }

    /** Goes on with blanks up to this column, counted from 0. */
    Line to(int column) {
        int missing = column - columns();
        return missing > 0 ? add(" ".repeat(missing)) : this;
    }

    /** How many columns it takes. */
    int columns() {
        return pieces.stream().mapToInt(piece -> Columns.of(piece.text())).sum();
    }

    /** The line in no more than this many columns, with its looks if there are colours. */
    String render(int columns, boolean colours) {
        StringBuilder out = new StringBuilder();
        int left = columns;
        for (Piece piece : pieces) {
            int width = Columns.of(piece.text());
            String text = width <= left ? piece.text() : Columns.fit(piece.text(), left);
            if (!text.isEmpty()) {
                out.append(colours ? piece.style().paint(text) : text);
            }
            left -= Math.min(width, left);
        }
        return out.toString();
    }

    /** The words alone. */
    @Override
    public String toString() {
        return render(Integer.MAX_VALUE, false).stripTrailing();
    }
}
