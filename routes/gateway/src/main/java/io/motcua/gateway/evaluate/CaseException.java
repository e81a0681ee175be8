package io.motcua.gateway.evaluate;

/** A case that cannot be used; whoever wrote it can mend it. */
final class CaseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String found;
    private final String expected;

    /**
     * @param where the field's path in the case; empty for the case as a whole
     * @param found what stands there; never a person's words
     */
    CaseException(String where, String found, String expected) {
        super(where + ": found " + found + "; expected " + expected);
        this.where = where;
        this.found = found;
        this.expected = expected;
    }

    String where() {
        return where;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
