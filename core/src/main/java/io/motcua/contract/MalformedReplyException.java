package io.motcua.contract;

/**
 * What a utility sent is no reply of the contract. The utility's people can mend it, so the message names the JSON path
 * and what was expected there; never what was found, which may be a citizen's.
 */
public final class MalformedReplyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    MalformedReplyException(String path, String expected) {
        super(path + ": expected " + expected);
        this.path = path;
    }

    /** Where it is wrong, for example {@code $.data.requestVersion}; {@code $} for the whole. */
    public String path() {
        return path;
    }
}
