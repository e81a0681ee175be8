package io.motcua.contract;

/** How long a text of a reply may be. */
final class TextLength {
    private TextLength() {}

    /** Requires at least one and at most so many characters, counted in code points as JSON Schema does. */
    static void require(String value, String name, int max) {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > max) {
            throw new IllegalArgumentException(
                    "The " + name + " has " + length + " characters; 1 to " + max + " are allowed");
        }
    }
}
