package io.motcua.profile;

import io.motcua.profile.Table.Row;
import io.motcua.territory.Commune;
import io.motcua.territory.District;
import io.motcua.territory.Outlines;
import io.motcua.territory.Point;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import io.motcua.territory.Validity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the tables of places. A profile has provinces; what lies below them, and where they lie, it may do without. */
final class TerritoryTables {
    private static final String PROVINCES = "provinces.csv";
    private static final String DISTRICTS = "districts.csv";
    private static final String COMMUNES = "communes.csv";
    private static final Pattern BLANKS = Pattern.compile(" +");

    private final Path folder;
    private final Settings settings;
    private final Map<String, Utility> utilities;

    /** A table and what its rows say, in their order. */
    private record Level<T>(Table table, List<T> rows) {}

    TerritoryTables(Path folder, Settings settings, Map<String, Utility> utilities) {
        this.folder = folder;
        this.settings = settings;
        this.utilities = utilities;
    }

    Territory read() throws ProfileException {
        Level<Province> provinces = provinces();
        Territory above = new Territory(provinces.rows());
        Mistakes mistakes = new Mistakes();
        Optional<Outlines> outlines = mistakes.attempt(() -> OutlinesFile.read(folder, above));
        Optional<Level<District>> districts = mistakes.attempt(this::districts);
        Optional<Level<Commune>> communes =
                districts.flatMap(level -> mistakes.attempt(() -> communes(provinces.rows(), level.rows())));
        mistakes.end();
        Territory territory = new Territory(
                provinces.rows(),
                districts.orElseThrow().rows(),
                communes.orElseThrow().rows(),
                outlines.orElseThrow());
        mistakes.check(() -> provinces.table().refuse(territory.undividedProvinces()));
        mistakes.check(() -> districts.orElseThrow().table().refuse(territory.districtFaults()));
        mistakes.check(() -> communes.orElseThrow().table().refuse(territory.communeFaults()));
        mistakes.check(() -> settings.checkCounts("commune", COMMUNES, territory.communes()));
        mistakes.end();
        return territory;
    }

    private Level<Province> provinces() throws ProfileException {
        Table table = Table.read(
                folder, PROVINCES, List.of("code", "name", "valid_from", "valid_until", "successor_code", "utility"));
        table.unique("code", "valid_from");
        List<Province> provinces = new ArrayList<>();
        table.each(row -> provinces.add(new Province(
                row.required("code"),
                row.required("name"),
                ProfileLoader.validity(row),
                row.optional("successor_code"),
                ProfileLoader.utility(row, utilities))));
        table.refuse(Territory.faults(provinces));
        settings.checkCounts("province", PROVINCES, provinces);
        return new Level<>(table, provinces);
    }

    private Level<District> districts() throws ProfileException {
        Table table = Table.readIfAny(
                folder,
                DISTRICTS,
                List.of("code", "name", "province_code", "valid_from", "valid_until", "successor_codes"));
        table.unique("code", "valid_from");
        List<District> districts = new ArrayList<>();
        table.each(row -> districts.add(new District(
                row.required("code"),
                row.required("name"),
                row.required("province_code"),
                ProfileLoader.validity(row),
                codes(row))));
        settings.checkCounts("district", DISTRICTS, districts);
        return new Level<>(table, districts);
    }

    private Level<Commune> communes(List<Province> provinces, List<District> districts) throws ProfileException {
        Table table = Table.readIfAny(
                folder,
                COMMUNES,
                List.of(
                        "code",
                        "name",
                        "district_code",
                        "province_code",
                        "valid_from",
                        "valid_until",
                        "successor_codes",
                        "lat",
                        "lon"));
        table.unique("code", "valid_from");
        Territory above = new Territory(provinces, districts, List.of(), Outlines.NONE);
        List<Commune> communes = new ArrayList<>();
        table.each(row -> {
            Validity validity = ProfileLoader.validity(row);
            communes.add(new Commune(
                    row.required("code"),
                    row.required("name"),
                    row.optional("district_code"),
                    provinceCode(row, validity, above),
                    validity,
                    codes(row),
                    centre(row)));
        });
        return new Level<>(table, communes);
    }

    /** A commune in a district is where the district is, and need not say it again. */
    private static String provinceCode(Row row, Validity validity, Territory above) throws ProfileException {
        Optional<String> districtCode = row.optional("district_code");
        if (districtCode.isEmpty() || row.optional("province_code").isPresent()) {
            return row.required("province_code");
        }
        LocalDate first = validity.from().orElse(LocalDate.MIN);
        return above.district(districtCode.get(), first)
                .orElseThrow(() -> row.wrong(
                        "district_code '" + districtCode.get() + "'",
                        "a district of " + DISTRICTS + " that is valid on all days of the row"))
                .provinceCode();
    }

    private static Optional<Point> centre(Row row) throws ProfileException {
        if (row.get("lat").isEmpty() && row.get("lon").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Point(Double.parseDouble(row.get("lat")), Double.parseDouble(row.get("lon"))));
        } catch (IllegalArgumentException e) {
            throw row.wrong(
                    "lat '" + row.get("lat") + "', lon '" + row.get("lon") + "'",
                    "degrees like 21.0386 and 105.838, or neither");
        }
    }

    private static List<String> codes(Row row) {
        return row.optional("successor_codes").map(BLANKS::split).map(List::of).orElse(List.of());
    }

    static Map<String, Province> areaCodes(Path folder, Territory territory) throws ProfileException {
        Table table = Table.readIfAny(folder, "area-codes.csv", List.of("area_code", "province_code", "valid_on"));
        table.unique("area_code");
        Map<String, Province> areaCodes = new HashMap<>();
        table.each(row -> {
            String area = row.required("area_code");
            if (!area.matches("0[0-9]{1,5}")) {
                throw row.wrong("area_code '" + area + "'", "digits as dialled within the country, with the leading 0");
            }
            areaCodes.put(area, ProfileLoader.province(row, territory));
        });
        return areaCodes;
    }
}
