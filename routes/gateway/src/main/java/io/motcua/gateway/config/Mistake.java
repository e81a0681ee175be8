package io.motcua.gateway.config;

import io.motcua.profile.ProfileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One thing in the configuration that cannot be right, told so that its writer can mend it without asking.
 *
 * @param file where it stands
 * @param line counted from 1
 * @param where the setting's path in the file, for example {@code channels.app[0].key}; empty for the file as a whole
 * @param found what stands there; never a secret
 * @param expected what could stand there instead
 */
public record Mistake(Path file, int line, String where, String found, String expected) {
    public Mistake {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(expected, "expected");
    }

    /** A mistake in a file of this profile folder. */
    public static Mistake of(Path profile, ProfileException.Mistake mistake) {
        return new Mistake(
                profile.resolve(mistake.file()),
                Math.max(1, Math.toIntExact(mistake.line())),
                "",
                mistake.found(),
                mistake.expected());
    }

    /** One line, which editors and terminals make a link of: {@code file:line: where: found …; expected …}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (where.isEmpty() ? "" : where + ": ") + "found " + found + "; expected "
                + expected;
    }
}
