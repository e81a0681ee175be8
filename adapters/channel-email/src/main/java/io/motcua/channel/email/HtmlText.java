package io.motcua.channel.email;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of an HTML body as a person sees it, a line for each block; what is quoted in it begins with {@code >}, as in
 * plain text. Nothing is fetched, and no attribute is read as text: links and tracking pixels say nothing.
 */
final class HtmlText implements NodeVisitor {
    private static final Set<String> UNSEEN =
            Set.of("head", "style", "script", "title", "template", "noscript", "object", "svg");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "hr",
            "pre",
            "center",
            "section",
            "article",
            "header",
            "footer",
            "dd",
            "dt");

    private final StringBuilder text = new StringBuilder();
    private int unseen;
    private int quoted;
    private boolean lineIsEmpty = true;

    private HtmlText() {}

    static String of(String html) {
        HtmlText reader = new HtmlText();
        Jsoup.parse(html).traverse(reader);
        return reader.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.text());
        } else if (node instanceof Element element) {
            if (isUnseen(element)) {
                unseen++;
            }
            if (isBlock(element)) {
                endLine();
            }
            if (isQuote(element)) {
                quoted++;
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (name.equals("br")) {
                newLine();
            } else if (name.equals("td") || name.equals("th")) {
                append(" ");
            } else if (isBlock(element)) {
                endLine();
            }
            if (isQuote(element)) {
                quoted--;
            }
            if (isUnseen(element)) {
                unseen--;
            }
        }
    }

    private void append(String words) {
        if (unseen > 0 || (lineIsEmpty && words.isBlank())) {
            return;
        }
        if (lineIsEmpty && quoted > 0) {
            text.append("> ");
        }
        text.append(words);
        lineIsEmpty = false;
    }

    private void endLine() {
        if (!lineIsEmpty) {
            newLine();
        }
    }

    private void newLine() {
        text.append('\n');
        lineIsEmpty = true;
    }

    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    private static boolean isQuote(Element element) {
        return element.normalName().equals("blockquote")
                && (element.attr("type").equalsIgnoreCase("cite")
                        || element.className().toLowerCase(Locale.ROOT).contains("quote"));
    }

    private static boolean isUnseen(Element element) {
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return UNSEEN.contains(element.normalName())
                || element.hasAttr("hidden")
                || style.contains("display:none")
                || style.contains("visibility:hidden")
                || style.contains("mso-hide:all");
    }
}
