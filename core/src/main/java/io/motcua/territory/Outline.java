package io.motcua.territory;

import java.util.List;
import java.util.Objects;

/**
 * Where a province lies: rings of points, outer ones and the holes in them alike. A point inside an odd number of them is
 * in the province.
 *
 * @param rings each closed: its last point is its first
 */
public record Outline(Province province, List<List<Point>> rings) {
    public Outline {
        Objects.requireNonNull(province, "province");
        rings = rings.stream().map(List::copyOf).toList();
    }
}
