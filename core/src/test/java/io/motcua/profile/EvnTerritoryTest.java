package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.territory.Commune;
import io.motcua.territory.District;
import io.motcua.territory.Place;
import io.motcua.territory.Point;
import io.motcua.territory.Position;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import io.motcua.understanding.EvnProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The territory of the example's profile: what is known of the country must be read from its tables. */
class EvnTerritoryTest {
    private static final LocalDate OLD = LocalDate.parse("2025-06-30");
    private static final LocalDate NEW = LocalDate.parse("2025-07-01");
    private static final Territory TERRITORY = EvnProfile.PROFILE.territory();

    @Test
    void everyPlaceOfBothErasIsThere() {
        assertThat(on(OLD, TERRITORY.provinces())).hasSize(63);
        assertThat(on(NEW, TERRITORY.provinces())).hasSize(34);
        assertThat(on(OLD, TERRITORY.districts())).hasSize(696);
        assertThat(on(NEW, TERRITORY.districts())).isEmpty();
        assertThat(on(OLD, TERRITORY.communes())).hasSize(10_035);
        assertThat(on(NEW, TERRITORY.communes())).hasSize(3_321);
        assertThat(EvnProfile.PROFILE.areaCodes()).hasSize(63);
    }

    @ParameterizedTest
    @CsvSource({
        "74, EVNSPC, EVNHCMC, 79", // Bình Dương
        "77, EVNSPC, EVNHCMC, 79", // Bà Rịa - Vũng Tàu
        "58, EVNSPC, EVNCPC, 56", // Ninh Thuận
        "67, EVNCPC, EVNSPC, 68", // Đắk Nông
        "01, EVNHANOI, EVNHANOI, 01",
        "62, EVNCPC, EVNCPC, 51" // Kon Tum
    })
    void everyPlaceOfAProvinceChangesHandsAtMidnight(String code, String before, String after, String successor) {
        LocalDate lastSecond = day("2025-06-30T23:59:59+07:00");
        LocalDate nextSecond = day("2025-07-01T00:00:00+07:00");
        Province province = TERRITORY.province(code, lastSecond).orElseThrow();

        assertThat(TERRITORY.utilities(province, lastSecond)).containsExactly(before);
        assertThat(TERRITORY.utilities(province, nextSecond)).containsExactly(after);
        assertThat(TERRITORY.provinceOn(province, nextSecond))
                .map(Province::code)
                .contains(successor);
        for (District district : TERRITORY.districts()) {
            if (district.provinceCode().equals(code)) {
                assertThat(TERRITORY.utilities(district, lastSecond)).containsExactly(before);
                assertThat(TERRITORY.utilities(district, nextSecond)).containsExactly(after);
            }
        }
        for (Commune commune : on(lastSecond, TERRITORY.communes())) {
            if (commune.provinceCode().equals(code)) {
                assertThat(TERRITORY.utilities(commune, lastSecond)).containsExactly(before);
                assertThat(TERRITORY.utilities(commune, nextSecond)).containsExactly(after);
                assertThat(TERRITORY.provinceOn(commune, nextSecond))
                        .map(Province::code)
                        .contains(successor);
            }
        }
    }

    @Test
    void newCommuneOfFormerBinhDuongWasItsBefore() {
        Commune thuDauMot = named("Phường Thủ Dầu Một", NEW);

        assertThat(TERRITORY.provinceOf(thuDauMot).code()).isEqualTo("79");
        assertThat(TERRITORY.provinceOn(thuDauMot, OLD)).map(Province::code).contains("74");
        assertThat(TERRITORY.utilities(thuDauMot, OLD)).containsExactly("EVNSPC");
        assertThat(TERRITORY.communesOn(thuDauMot, OLD))
                .isNotEmpty()
                .allMatch(c -> c.validity().on(OLD));
    }

    @Test
    void unionOfProvincesBelongedToSeveralUtilities() {
        Province hcmc = TERRITORY.province("79", NEW).orElseThrow();

        assertThat(TERRITORY.provinceOn(hcmc, OLD)).isEmpty();
        assertThat(TERRITORY.utilities(hcmc, OLD)).containsExactlyInAnyOrder("EVNSPC", "EVNHCMC");
    }

    /** A code that was given to another province: the row of the day is meant, never the bare code. */
    @ParameterizedTest
    @CsvSource({
        "24, Tỉnh Bắc Giang, Tỉnh Bắc Ninh, Tỉnh Bắc Ninh",
        "15, Tỉnh Yên Bái, Tỉnh Lào Cai, Tỉnh Lào Cai",
        "52, Tỉnh Bình Định, Tỉnh Gia Lai, Tỉnh Gia Lai",
        "91, Tỉnh Kiên Giang, Tỉnh An Giang, Tỉnh An Giang",
        "44, Tỉnh Quảng Bình, Tỉnh Quảng Trị, Tỉnh Quảng Trị"
    })
    void codeMeansTheProvinceOfItsDay(String code, String then, String now, String becomes) {
        Province before = TERRITORY.province(code, OLD).orElseThrow();

        assertThat(before.name()).isEqualTo(then);
        assertThat(TERRITORY.province(code, NEW).orElseThrow().name()).isEqualTo(now);
        assertThat(TERRITORY.provinceOn(before, NEW)).map(Province::name).contains(becomes);
    }

    @Test
    void communesCodeThatWasGivenOnMeansTheCommuneOfItsDay() {
        Commune trucBach = TERRITORY.commune("00004", OLD).orElseThrow();

        assertThat(trucBach.name()).isEqualTo("Phường Trúc Bạch");
        assertThat(trucBach.districtCode()).contains("001");
        assertThat(trucBach.provinceCode()).isEqualTo("01");
        assertThat(TERRITORY.commune("00004", NEW)).map(Commune::name).contains("Phường Ba Đình");
        assertThat(TERRITORY.communesOn(TERRITORY.commune("00007", OLD).orElseThrow(), NEW))
                .extracting(Commune::name)
                .containsExactlyInAnyOrder("Phường Giảng Võ", "Phường Ngọc Hà");
        assertThat(TERRITORY.commune("00001", NEW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"318, 31, 11948", "471, 45, 19742", "498, 48, 20333", "536, 51, 21548", "755, 77, 26732"})
    void islandDistrictWithoutCommunesBecameOne(String district, String province, String commune) {
        Place before = TERRITORY.district(district, OLD).orElseThrow();
        Commune after = TERRITORY.commune(commune, NEW).orElseThrow();

        assertThat(TERRITORY.provinceOn(after, OLD)).map(Province::code).contains(province);
        assertThat(TERRITORY.provinceOn(before, NEW)).contains(TERRITORY.provinceOf(after));
        assertThat(TERRITORY.utilities(after, OLD))
                .isEqualTo(TERRITORY.utilities(before, OLD))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "21.0285, 105.8542, 01, EVNHANOI, 01, EVNHANOI", // Hà Nội, Hoàn Kiếm
        "10.7769, 106.7009, 79, EVNHCMC, 79, EVNHCMC", // Thành phố Hồ Chí Minh, Bến Nghé
        "11.16, 106.59, 74, EVNSPC, 79, EVNHCMC", // Bến Cát
        "10.46, 107.17, 77, EVNSPC, 79, EVNHCMC", // Bà Rịa
        "11.57, 108.96, 58, EVNSPC, 56, EVNCPC", // Phan Rang
        "12.0, 107.69, 67, EVNCPC, 68, EVNSPC", // Gia Nghĩa
        "16.46, 107.59, 46, EVNCPC, 46, EVNCPC" // Huế
    })
    void pointIsReadInTheMapOfTheDay(
            double lat, double lon, String before, String utilityBefore, String after, String utilityAfter) {
        Position then = TERRITORY.position(new Point(lat, lon), OLD);
        Position now = TERRITORY.position(new Point(lat, lon), NEW);

        assertThat(then.outline()).map(Province::code).contains(before);
        assertThat(then.utilities()).containsExactly(utilityBefore);
        assertThat(then.nearest())
                .isNotEmpty()
                .allMatch(commune -> commune.validity().on(OLD));
        assertThat(now.outline()).map(Province::code).contains(after);
        assertThat(now.utilities()).containsExactly(utilityAfter);
        assertThat(now.nearest())
                .isNotEmpty()
                .allMatch(commune -> commune.validity().on(NEW));
        assertThat(now.confidence()).isGreaterThanOrEqualTo(Position.LIKELY);
    }

    /** Hoàng Sa and Trường Sa are in no outline; their special zones speak for them. */
    @ParameterizedTest
    @CsvSource({
        "16.835, 112.338, Đặc khu Hoàng Sa, 48", // Phú Lâm
        "16.533, 111.608, Đặc khu Hoàng Sa, 48", // Hoàng Sa
        "8.644, 111.92, Đặc khu Trường Sa, 56", // Trường Sa
        "11.427, 114.331, Đặc khu Trường Sa, 56", // Song Tử Tây
        "9.885, 114.33, Đặc khu Trường Sa, 56" // Sinh Tồn
    })
    void islandsOfTheEastSeaBelongToTheirSpecialZones(double lat, double lon, String zone, String province) {
        for (LocalDate day : List.of(OLD, NEW)) {
            Position position = TERRITORY.position(new Point(lat, lon), day);

            assertThat(position.utilities()).containsExactly("EVNCPC");
            assertThat(position.confidence()).isEqualTo(Position.LIKELY);
        }
        Commune nearest = TERRITORY.position(new Point(lat, lon), NEW).nearest().get(0);
        assertThat(nearest.name()).isEqualTo(zone);
        assertThat(nearest.provinceCode()).isEqualTo(province);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "48.85, 2.35",
        "-21, 105",
        "11.55, 104.92", // Phnôm Pênh
        "17.97, 102.6", // Viêng Chăn
        "16.55, 104.75", // Savannakhet
        "22.82, 108.32", // Nam Ninh
        "20.04, 110.32",
        "18.25, 109.5", // Hải Khẩu, Tam Á
        "9.74, 118.74" // Puerto Princesa
    })
    void pointAbroadIsNowhere(double lat, double lon) {
        assertThat(TERRITORY.position(new Point(lat, lon), NEW)).isEqualTo(Position.NOWHERE);
    }

    @Test
    void centreOfNoCommuneIsGivenToAnotherUtilityAlone() {
        int alone = 0;
        int all = 0;
        Set<String> doubtful = new HashSet<>();
        for (Commune commune : on(NEW, TERRITORY.communes())) {
            Position position = TERRITORY.position(commune.centre().orElseThrow(), NEW);
            String utility = TERRITORY.provinceOf(commune).utility();
            assertThat(position.utilities()).as(commune.name()).contains(utility);
            all++;
            if (position.utilities().size() == 1) {
                alone++;
            } else {
                doubtful.add(utility);
                assertThat(position.confidence()).as(commune.name()).isLessThanOrEqualTo(Position.BORDER);
            }
        }

        // The outlines are wrong by many kilometres in places; these points are for a person.
        assertThat(all - alone).isLessThanOrEqualTo(60);
        assertThat(doubtful).contains("EVNHANOI");
    }

    private static LocalDate day(String instant) {
        return Instant.from(java.time.OffsetDateTime.parse(instant))
                .atZone(EvnProfile.PROFILE.timeZone())
                .toLocalDate();
    }

    private static <T extends Place> List<T> on(LocalDate day, List<T> places) {
        return places.stream().filter(place -> place.validity().on(day)).toList();
    }

    private static Commune named(String name, LocalDate day) {
        List<Commune> found = on(day, TERRITORY.communes()).stream()
                .filter(commune -> commune.name().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }
}
