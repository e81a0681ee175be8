package io.motcua.example.evn.stream;

import io.motcua.HoldReason;
import java.util.List;

/**
 * A request that nobody could route.
 *
 * @param reason why it must be held
 * @param address what the app's address field says, empty if nothing
 * @param app what a customer types
 * @param hotline what an agent types
 */
record Puzzle(HoldReason reason, String address, String app, String hotline) {

    /** Every puzzle of the demonstration. */
    static List<Puzzle> all() {
        return Table.rows("held.csv", 4).stream()
                .map(row -> new Puzzle(HoldReason.valueOf(row.get(0)), row.get(1), row.get(2), row.get(3)))
                .toList();
    }
}
