package io.motcua.profile;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A profile that cannot be used. Whoever keeps its tables can mend it; {@link #mistakes()} says where and how. All mistakes
 * are told that can be found without guessing: a table whose rows refer to a broken one is not read.
 */
public final class ProfileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * One thing that cannot be right.
     *
     * @param file the table's file name
     * @param line the first line of the row, counted from 1; 0 if it is about the whole file
     * @param found what stands there
     * @param expected what should
     */
    public record Mistake(String file, long line, String found, String expected) {
        public Mistake {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(found, "found");
            Objects.requireNonNull(expected, "expected");
        }

        /** One line: file, line, what was found and what was expected. */
        @Override
        public String toString() {
            return file + (line > 0 ? " line " + line : "") + ": found " + found + ", expected " + expected;
        }
    }

    /** One mistake, as {@link Mistake} has it. */
    public ProfileException(String file, long line, String found, String expected) {
        this(List.of(new Mistake(file, line, found, expected)));
    }

    /** Several mistakes, at least one. */
    public ProfileException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        if (mistakes.isEmpty()) {
            throw new IllegalArgumentException("A profile without mistakes can be used");
        }
        this.mistakes = List.copyOf(mistakes);
    }

    /** All that was found, in the order in which the tables are read; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** The file of the first mistake. */
    public String file() {
        return mistakes.get(0).file();
    }

    /** The line of the first mistake. */
    public long line() {
        return mistakes.get(0).line();
    }

    /** What stands at the first mistake. */
    public String found() {
        return mistakes.get(0).found();
    }

    /** What should stand at the first mistake. */
    public String expected() {
        return mistakes.get(0).expected();
    }
}
