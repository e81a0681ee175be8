package io.motcua.example.evn.view;

/** How a piece of text looks where there are colours (ECMA-48, section 8.3.117). */
enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    TITLE("1;36"),
    GOOD("32"),
    WAITING("33"),
    HELD("35"),
    DANGER("1;31"),
    SENT("34"),
    WORKING("36");

    private final String parameters;

    Style(String parameters) {
        this.parameters = parameters;
    }

    /** The text with this look. */
    String paint(String text) {
        return parameters.isEmpty() ? text : "\033[" + parameters + "m" + text + "\033[0m";
    }
}
