package io.motcua.sla;

import java.util.List;
import java.util.Objects;

/** To whom a breach is escalated, one after the other, until somebody sees to it. */
public record Ladder(String name, List<Rung> rungs) {

    /**
     * One step of a ladder.
     *
     * @param to who is told: a name that operations know, of 1 to 64 letters, digits and {@code . _ @ -}
     * @param level how high they stand
     * @param after how long after the breach
     */
    public record Rung(String to, Level level, TimeLimit after) {
        public Rung {
            if (!isName(to)) {
                throw new IllegalArgumentException("No name of somebody to be told: '" + to + "'");
            }
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(after, "after");
        }

        /** Whether somebody can be called so. */
        public static boolean isName(String to) {
            return to.matches("[A-Za-z0-9._@-]{1,64}");
        }
    }

    public Ladder {
        Objects.requireNonNull(name, "name");
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("Ladder " + name + " has no rung");
        }
    }

    /** Whether nobody on it belongs to a unit, so that it may be told of complaints about one. */
    public boolean aboveUnits() {
        return rungs.stream().allMatch(rung -> rung.level() != Level.UNIT);
    }
}
