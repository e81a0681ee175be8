package io.motcua.profile;

import io.motcua.profile.Table.Row;
import io.motcua.territory.Commune;
import io.motcua.territory.District;
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

/** Reads the tables of places. A profile has provinces; what lies below them, and where they lie, it may do without. */
final class TerritoryTables {
    private final Path folder;
    private final Settings settings;
    private final Map<String, Utility> utilities;

    TerritoryTables(Path folder, Settings settings, Map<String, Utility> utilities) {
        this.folder = folder;
        this.settings = settings;
        this.utilities = utilities;
    }

    Territory read() throws ProfileException {
        Territory provinces = new Territory(provinces());
        settings.checkCounts(provinces);
        Territory withDistricts = new Territory(provinces.provinces(), districts(provinces), List.of());
        return new Territory(provinces.provinces(), withDistricts.districts(), communes(withDistricts));
    }

    private List<Province> provinces() throws ProfileException {
        Table table = Table.read(
                folder,
                "provinces.csv",
                List.of("code", "name", "valid_from", "valid_until", "successor_code", "utility"));
        table.unique("code", "valid_from");
        List<Province> provinces = new ArrayList<>();
        for (Row row : table.rows()) {
            provinces.add(new Province(
                    row.required("code"),
                    row.required("name"),
                    ProfileLoader.validity(row),
                    row.optional("successor_code"),
                    ProfileLoader.utility(row, utilities)));
        }
        ProfileLoader.refuse(Territory.faults(provinces), table);
        return provinces;
    }

    private List<District> districts(Territory territory) throws ProfileException {
        Table table = Table.readIfAny(
                folder,
                "districts.csv",
                List.of("code", "name", "province_code", "valid_from", "valid_until", "successor_codes"));
        table.unique("code", "valid_from");
        List<District> districts = new ArrayList<>();
        for (Row row : table.rows()) {
            Validity validity = ProfileLoader.validity(row);
            districts.add(new District(
                    row.required("code"),
                    row.required("name"),
                    province(row, validity, territory),
                    validity,
                    codes(row.get("successor_codes"))));
        }
        return districts;
    }

    private List<Commune> communes(Territory territory) throws ProfileException {
        Table table = Table.readIfAny(
                folder,
                "communes.csv",
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
        List<Commune> communes = new ArrayList<>();
        for (Row row : table.rows()) {
            Validity validity = ProfileLoader.validity(row);
            Optional<String> districtCode = row.optional("district_code");
            String provinceCode;
            if (districtCode.isPresent()) {
                provinceCode = territory
                        .district(districtCode.get(), start(validity))
                        .map(District::provinceCode)
                        .orElseThrow(() -> row.wrong(
                                "district_code '" + districtCode.get() + "'",
                                "a district of districts.csv that is valid on all days of the row"));
            } else {
                provinceCode = province(row, validity, territory);
            }
            communes.add(new Commune(
                    row.required("code"),
                    row.required("name"),
                    districtCode,
                    provinceCode,
                    validity,
                    codes(row.get("successor_codes")),
                    centre(row)));
        }
        return communes;
    }

    static Map<String, Province> areaCodes(Path folder, Territory territory) throws ProfileException {
        Table table = Table.readIfAny(folder, "area-codes.csv", List.of("area_code", "province_code", "valid_on"));
        table.unique("area_code");
        Map<String, Province> areaCodes = new HashMap<>();
        for (Row row : table.rows()) {
            String area = row.required("area_code");
            if (!area.matches("0[0-9]{1,5}")) {
                throw row.wrong("area_code '" + area + "'", "digits as dialled within the country, with the leading 0");
            }
            areaCodes.put(area, ProfileLoader.province(row, territory));
        }
        return areaCodes;
    }

    private static String province(Row row, Validity validity, Territory territory) throws ProfileException {
        String code = row.required("province_code");
        if (territory.province(code, start(validity)).isEmpty()) {
            throw row.wrong("province_code '" + code + "'", "a province that is valid on all days of the row");
        }
        return code;
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

    private static List<String> codes(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(" +"));
    }

    private static LocalDate start(Validity validity) {
        return validity.from().orElse(LocalDate.MIN);
    }
}
