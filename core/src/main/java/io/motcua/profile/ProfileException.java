package io.motcua.profile;

import java.util.Objects;

/** A profile that cannot be used. Whoever keeps its tables can mend it; the message says where and how. */
public final class ProfileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final String found;
    private final String expected;

    /**
     * @param file the table's file name
     * @param line the first line of the row, counted from 1; 0 if it is about the whole file
     */
    public ProfileException(String file, long line, String found, String expected) {
        super(file + (line > 0 ? " line " + line : "") + ": found " + found + ", expected " + expected);
        this.file = Objects.requireNonNull(file, "file");
        this.line = line;
        this.found = Objects.requireNonNull(found, "found");
        this.expected = Objects.requireNonNull(expected, "expected");
    }

    /** The table's file name. */
    public String file() {
        return file;
    }

    /** The first line of the row, counted from 1; 0 if it is about the whole file. */
    public long line() {
        return line;
    }

    /** What stands there. */
    public String found() {
        return found;
    }

    /** What should. */
    public String expected() {
        return expected;
    }
}
