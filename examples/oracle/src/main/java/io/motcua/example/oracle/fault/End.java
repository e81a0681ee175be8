package io.motcua.example.oracle.fault;

import java.util.Objects;

/** Where a process ends by itself: when it reaches this point for the nth time, counted from 1. */
public record End(FaultPoint point, int nth) {
    public End {
        Objects.requireNonNull(point, "point");
        if (nth < 1) {
            throw new IllegalArgumentException("A point is reached a first time, not a " + nth + "th");
        }
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static End parse(String text) {
        String[] parts = text.split(":");
        return new End(FaultPoint.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public String toString() {
        return point + ":" + nth;
    }
}
