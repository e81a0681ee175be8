package io.motcua.channel.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The labelled fields of a form. Each tells by its label what it is, by a hint what helps, and by an error what must be
 * mended, and a screen reader says all three.
 */
final class Inputs {
    private final Html html;
    private final Texts texts;
    private final Map<String, String> errors;

    /** @param errors in words, by the fields' names */
    Inputs(Html html, Texts texts, Map<String, String> errors) {
        this.html = html;
        this.texts = texts;
        this.errors = errors;
    }

    /** What must be mended, each with a link to its field; nothing if there is nothing. */
    void summary() {
        if (errors.isEmpty()) {
            return;
        }
        html.open("div", "class", "notice error", "role", "alert", "tabindex", "-1", "autofocus", "");
        html.element("h2", texts.of("faults.title")).open("ul");
        errors.forEach((name, error) -> html.open("li")
                .element("a", texts.of("field." + name) + ": " + error, "href", "#" + name)
                .close());
        html.close().close();
    }

    /** The label, the hint and the error; then the control is to be written, and the field to be closed. */
    void open(String name, boolean required) {
        html.open("div", "class", errors.containsKey(name) ? "field faulty" : "field");
        html.open("label", "for", name).text(texts.of("field." + name));
        if (required) {
            html.text(" ").element("span", texts.of("required"), "class", "required");
        }
        html.close();
        if (hasHint(name)) {
            html.element("p", texts.of("hint." + name), "class", "hint", "id", name + "-hint");
        }
        if (errors.containsKey(name)) {
            html.element("p", errors.getOrDefault(name, ""), "class", "fault", "id", name + "-fault");
        }
    }

    void close() {
        html.close();
    }

    /** A field of one line. */
    void line(String name, String value, boolean required, String... more) {
        open(name, required);
        html.empty("input", attributes(name, required, with(more, "value", value)));
        close();
    }

    /** The attributes of a control: its name, what describes it and whether it must be filled, and these. */
    String[] attributes(String name, boolean required, String... more) {
        List<String> attributes = new ArrayList<>(List.of("id", name, "name", name));
        List<String> describedBy = new ArrayList<>();
        if (hasHint(name)) {
            describedBy.add(name + "-hint");
        }
        if (errors.containsKey(name)) {
            describedBy.add(name + "-fault");
            attributes.addAll(List.of("aria-invalid", "true"));
        }
        if (!describedBy.isEmpty()) {
            attributes.addAll(List.of("aria-describedby", String.join(" ", describedBy)));
        }
        if (required) {
            attributes.addAll(List.of("required", ""));
        }
        attributes.addAll(Arrays.asList(more));
        return attributes.toArray(String[]::new);
    }

    private boolean hasHint(String name) {
        return texts.keys().contains("hint." + name);
    }

    private static String[] with(String[] attributes, String name, String value) {
        String[] more = Arrays.copyOf(attributes, attributes.length + 2);
        more[attributes.length] = name;
        more[attributes.length + 1] = value;
        return more;
    }
}
