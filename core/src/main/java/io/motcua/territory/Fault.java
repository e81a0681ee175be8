package io.motcua.territory;

import java.util.Objects;

/**
 * What is wrong with a row of a territory table: a hole, an overlap or a contradiction.
 *
 * @param row its place in the list that was checked, from 0
 * @param found the fact
 * @param expected what would be right
 */
public record Fault(int row, String found, String expected) {
    public Fault {
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(expected, "expected");
    }
}
