package io.motcua.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows for tests of the territory, with the least that they need. */
final class Land {
    private Land() {}

    static Validity days(LocalDate from, LocalDate until) {
        return new Validity(Optional.ofNullable(from), Optional.ofNullable(until));
    }

    static Province province(String code, Validity days, String successor, String utility) {
        return new Province(code, "Province " + code + days, days, Optional.ofNullable(successor), utility);
    }

    static Commune commune(String code, String district, String province, Validity days, String... successors) {
        return new Commune(
                code,
                "Commune " + code,
                Optional.ofNullable(district),
                province,
                days,
                List.of(successors),
                Optional.empty());
    }

    static Commune at(double lat, double lon, Commune commune) {
        return new Commune(
                commune.code(),
                commune.name(),
                commune.districtCode(),
                commune.provinceCode(),
                commune.validity(),
                commune.successorCodes(),
                Optional.of(new Point(lat, lon)));
    }

    /** A square with these corners. */
    static Outline square(Province province, double south, double west, double north, double east) {
        return new Outline(
                province,
                List.of(List.of(
                        new Point(south, west),
                        new Point(south, east),
                        new Point(north, east),
                        new Point(north, west),
                        new Point(south, west))));
    }
}
