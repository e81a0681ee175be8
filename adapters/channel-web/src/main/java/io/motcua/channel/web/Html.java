package io.motcua.channel.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes HTML element by element. Texts and attribute values are escaped as they are written, always: there is no way to
 * put a text in unescaped. Not safe for use by several threads.
 */
final class Html {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final StringBuilder out = new StringBuilder(8192).append("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; an empty value is written too, as {@code required=""}
     */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with a text and nothing else. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** An element that has no end, such as {@code input}. */
    Html empty(String tag, String... attributes) {
        start(tag, attributes);
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** A style sheet of ours. Its text is not HTML to a browser, and so cannot be escaped: it holds no {@code <}. */
    Html style(String css) {
        if (css.indexOf('<') >= 0) {
            throw new IllegalArgumentException("A style sheet that holds '<' could end its element");
        }
        start("style");
        out.append(css).append("</style>");
        return this;
    }

    /** The bytes in UTF-8, when every element is ended. */
    byte[] bytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Elements are not ended: " + open);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(named(tag));
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(named(attributes[i])).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        if (tag.equals("textarea")) {
            // HTML drops a line end that stands first in a text area; this is the one that it drops.
            out.append('\n');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name of an element or attribute: '" + name + "'");
        }
        return name;
    }
}
