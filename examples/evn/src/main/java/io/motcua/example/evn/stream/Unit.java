package io.motcua.example.evn.stream;

import java.util.List;

/**
 * What a customer code begins with, and who serves it today.
 *
 * @param code the first six characters
 */
record Unit(Corporation corporation, String code) {

    /** Every unit of the demonstration. */
    static List<Unit> all() {
        return Table.rows("units.csv", 3).stream()
                .map(row -> new Unit(Corporation.valueOf(row.get(0)), row.get(1)))
                .toList();
    }
}
