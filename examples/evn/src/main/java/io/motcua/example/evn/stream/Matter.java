package io.motcua.example.evn.stream;

import java.util.Collections;
import java.util.List;

/**
 * Something that people come with, in the words of both channels.
 *
 * @param serviceCode the catalogue's code for it
 * @param app what a customer types
 * @param hotline what an agent types
 * @param lifeSafety whether somebody's life is in danger
 */
record Matter(String serviceCode, String app, String hotline, boolean lifeSafety) {

    /** Everyday matters, each as many times as it weighs. */
    static List<Matter> everyday() {
        return weighted("phrases.csv", false);
    }

    /** Danger to life. */
    static List<Matter> hazards() {
        return weighted("hazards.csv", true);
    }

    /** What a storm brings: no power, and danger to life among it. */
    static List<Matter> storm() {
        return java.util.stream.Stream.concat(
                        everyday().stream()
                                .filter(matter -> matter.serviceCode().equals("OUTAGE")),
                        hazards().stream())
                .toList();
    }

    private static List<Matter> weighted(String file, boolean lifeSafety) {
        return Table.rows(file, 4).stream()
                .flatMap(row -> Collections.nCopies(
                        Integer.parseInt(row.get(1)), new Matter(row.get(0), row.get(2), row.get(3), lifeSafety))
                        .stream())
                .toList();
    }
}
