package io.motcua.example.evn.stream;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An address as people write it, and who serves it.
 *
 * @param address with {@code {n}} where a number is drawn
 * @param formerName whether its province is one of before 1 July 2025
 * @param storm whether the bad weather passes over it
 */
record Place(Corporation corporation, String address, boolean formerName, boolean storm) {
    private static final Pattern KIND = Pattern.compile("^(tỉnh|thành phố|Thành phố|TP\\.) ");

    /** Every place of the demonstration. */
    static List<Place> all() {
        return Table.rows("places.csv", 4).stream()
                .map(row -> new Place(
                        Corporation.valueOf(row.get(0)),
                        row.get(3),
                        row.get(1).equals("before"),
                        row.get(2).equals("storm")))
                .toList();
    }

    /** The last part of the address: its province, without its kind. */
    String province() {
        String last = address.substring(address.lastIndexOf(',') + 1).strip();
        return KIND.matcher(last).replaceFirst("");
    }
}
