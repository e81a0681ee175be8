package io.motcua.territory;

import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * A piece of the country, whatever the maps called it: a set of plots, the smallest areas of the oldest map. Two places
 * of different eras are about the same spot only if they share ground. Immutable; belongs to the {@link Grounds} that
 * made it.
 */
public final class Ground {
    private final BitSet plots;

    Ground(BitSet plots) {
        this.plots = Objects.requireNonNull(plots, "plots");
    }

    /** Whether both have a plot in common. */
    public boolean meets(Ground other) {
        return plots.intersects(other.plots);
    }

    /** What both have in common. */
    public Ground and(Ground other) {
        BitSet both = (BitSet) plots.clone();
        both.and(other.plots);
        return new Ground(both);
    }

    boolean has(int plot) {
        return plots.get(plot);
    }

    void forEach(IntConsumer plot) {
        for (int i = plots.nextSetBit(0); i >= 0; i = plots.nextSetBit(i + 1)) {
            plot.accept(i);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ground ground && plots.equals(ground.plots);
    }

    @Override
    public int hashCode() {
        return plots.hashCode();
    }

    /** Counts the plots. */
    @Override
    public String toString() {
        return "Ground[" + plots.cardinality() + " plots]";
    }
}
