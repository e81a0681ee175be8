package io.motcua.http;

/**
 * JSON that is not of its shape. The message says the fact and never the words that stood there; {@link #pointer()} says
 * where.
 */
public final class JsonRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    JsonRefusal(String pointer, String fact) {
        super(fact, null, false, false);
        this.pointer = pointer;
    }

    /** The field that is meant (RFC 6901); empty for the whole text. */
    public String pointer() {
        return pointer;
    }
}
