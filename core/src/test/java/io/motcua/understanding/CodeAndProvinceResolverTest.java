package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.spi.TerritoryResolver;
import io.motcua.spi.TerritoryResolverContract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeAndProvinceResolverTest implements TerritoryResolverContract {
    private static final TerritoryResolver RESOLVER = new CodeAndProvinceResolver(EvnProfile.PROFILE);
    private static final Instant LATER = Instant.parse("2026-07-14T12:25:00Z");
    // 2025-06-30T23:59:59+07:00 and 2025-07-01T00:00+07:00.
    private static final Instant LAST_SECOND = Instant.parse("2025-06-30T16:59:59Z");
    private static final Instant NEW_MAP = Instant.parse("2025-06-30T17:00:00Z");

    private static final Classification OUTAGE = new Classification("OUTAGE", Priority.P1, List.of(), true, List.of());
    private static final Classification BILL =
            new Classification("BILL_QUERY", Priority.P2, List.of(), false, List.of());

    @Override
    public Instant asOf() {
        return LATER;
    }

    @Override
    public TerritoryResolver resolver() {
        return RESOLVER;
    }

    @Override
    public Classification classification() {
        return OUTAGE;
    }

    @Override
    public Reading routable() {
        return words("Mất điện ở xã Hải Hậu, tỉnh Ninh Bình, mã PA01HH9900404");
    }

    @Override
    public List<Reading> contradictory() {
        return List.of(
                words("Mất điện ở tỉnh Nghệ An và ở tỉnh Cà Mau"),
                Reading.builder()
                        .field(Reading.PROVINCE, "Đà Nẵng")
                        .field(Reading.ADDRESS, "phường 1, Hà Nội")
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "PB04019900488, EVNSPC, 74, EVNHCMC, 79",
        "PB15029900607, EVNSPC, 77, EVNHCMC, 79",
        "PB18049900933, EVNSPC, 58, EVNCPC, 56",
        "PC13FF9900695, EVNCPC, 67, EVNSPC, 68",
        "PA05019900001, EVNNPC, 24, EVNNPC, 24",
        "PE06009900417, EVNHCMC, 79, EVNHCMC, 79",
    })
    void codeMovesWithItsAreaAtMidnightInVietnam(
            String code, String before, String provinceBefore, String after, String provinceAfter) {
        Reading reading = Reading.builder().field(Reading.CUSTOMER_CODE, code).build();

        assertRouted(resolve(reading, BILL, LAST_SECOND), before, Evidence.CUSTOMER_CODE, provinceBefore);
        assertRouted(resolve(reading, BILL, NEW_MAP), after, Evidence.CUSTOMER_CODE, provinceAfter);
    }

    @ParameterizedTest
    @CsvSource({
        // Without a district's code: today's map, or the newest that has the code.
        "74, '', EVNSPC, 74, EVNHCMC, 79",
        "79, '', EVNHCMC, 79, EVNHCMC, 79",
        "24, '', EVNNPC, 24, EVNNPC, 24",
        // With one: the map of before, which has districts.
        "67, 666, EVNCPC, 67, EVNSPC, 68",
        "58, 588, EVNSPC, 58, EVNCPC, 56",
        "01, 001, EVNHANOI, 01, EVNHANOI, 01",
    })
    void provincesCodeIsReadByTheMapThatItIsOf(
            String code, String district, String before, String provinceBefore, String after, String provinceAfter) {
        Reading reading = Reading.builder()
                .field(Reading.PROVINCE_CODE, code)
                .field(Reading.DISTRICT_CODE, district)
                .build();

        assertRouted(resolve(reading, OUTAGE, LAST_SECOND), before, Evidence.PROVINCE, provinceBefore);
        assertRouted(resolve(reading, OUTAGE, NEW_MAP), after, Evidence.PROVINCE, provinceAfter);
    }

    @Test
    void codeThatNoMapHasIsNoProvinceButAPlaceUnread() {
        Reading unknown = Reading.builder()
                .field(Reading.PROVINCE_CODE, "03")
                .field(Reading.CUSTOMER_CODE, "PE06009900417")
                .build();

        assertThat(resolve(unknown, OUTAGE, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
        assertThat(resolve(unknown, BILL, LATER).decision().jurisdiction()).contains("EVNHCMC");
    }

    @Test
    void codeAndNameOfTwoUtilitiesProvincesAreHeld() {
        Reading two = words("Mất điện ở tỉnh Nghệ An").with(Reading.PROVINCE_CODE, "96");

        assertThat(resolve(two, OUTAGE, LATER).decision().holdReason()).contains(HoldReason.CONTRADICTORY_PLACE);
    }

    @ParameterizedTest
    @CsvSource({
        "tỉnh Bình Dương, EVNSPC, 74, EVNHCMC, 79",
        "T. Bà Rịa - Vũng Tàu, EVNSPC, 77, EVNHCMC, 79",
        "tinh Ninh Thuan, EVNSPC, 58, EVNCPC, 56",
        "TỈNH ĐẮK NÔNG, EVNCPC, 67, EVNSPC, 68",
        "tỉnh Bắc Ninh, EVNNPC, 27, EVNNPC, 24",
        "thành phố Huế, EVNCPC, 46, EVNCPC, 46",
        "Tp. Hồ Chí Minh, EVNHCMC, 79, EVNHCMC, 79",
        "tỉnh Lâm Đồng, EVNSPC, 68, EVNSPC, 68",
    })
    void provinceNamedWithItsKindMovesAtMidnightInVietnam(
            String name, String before, String provinceBefore, String after, String provinceAfter) {
        Reading reading = words("Mất điện từ trưa ở xã tôi thuộc " + name + " đến giờ");

        assertRouted(resolve(reading, OUTAGE, LAST_SECOND), before, Evidence.PROVINCE, provinceBefore);
        assertRouted(resolve(reading, OUTAGE, NEW_MAP), after, Evidence.PROVINCE, provinceAfter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thôn 5, xã Nga Sơn, Thanh Hóa",
                "Nga Son, Thanh Hoa",
                "12 Lê Lợi, phường Hạc Thành, tỉnh Thanh Hóa, Việt Nam",
                "xã X, Thanh Hoá (Thanh Hóa cũ)",
                "Thanh Hóa",
            })
    void provinceAtItsPlaceInAnAddressDecides(String address) {
        Reading reading = Reading.builder().field(Reading.ADDRESS, address).build();

        assertRouted(resolve(reading, OUTAGE, LATER), "EVNNPC", Evidence.PROVINCE, "38");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 đường Hà Nội",
                "Xa lộ Hà Nội, phường Phước Long",
                "25 phố Huế",
                "ấp 3, Hòa Bình", // a commune of Cà Mau as well
                "chợ Bình Dương",
                "xã Bình Dương",
                "phường Phú Thọ",
                "huyện Quảng Ninh",
                "Công ty Điện lực Đồng Nai",
                "đường Điện Biên Phủ",
                "hn mat dien",
            })
    void whatOnlyLooksLikeAProvinceIsHeld(String text) {
        Reading address = Reading.builder().field(Reading.ADDRESS, text).build();

        assertThat(resolve(address, OUTAGE, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
        assertThat(resolve(words(text), OUTAGE, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
    }

    @Test
    void placeGoesFirstForATroubleAndTheCodeForAllElse() {
        Reading reading = Reading.builder()
                .field(Reading.CUSTOMER_CODE, "PE1200 9900 677")
                .field(Reading.ADDRESS, "Thuận Phước, Hải Châu, Đà Nẵng")
                .build();

        assertRouted(resolve(reading, OUTAGE, LATER), "EVNCPC", Evidence.PROVINCE, "48");
        assertRouted(resolve(reading, BILL, LATER), "EVNHCMC", Evidence.CUSTOMER_CODE, "79");
    }

    @Test
    void codeIsHeldWhenItIsUnsureWhichOfTheTwoGoesFirst() {
        Reading reading = Reading.builder()
                .field(Reading.CUSTOMER_CODE, "PE12009900677")
                .field(Reading.ADDRESS, "Hải Châu, Đà Nẵng")
                .build();
        Evidence outage = new Evidence(
                Evidence.SERVICE, "OUTAGE", new Evidence.Source(Reading.DESCRIPTION, 0, 1), "service.phrase", 0.5);
        Classification doubtful = new Classification("BILL_QUERY", Priority.P2, List.of(), false, List.of(outage));

        assertThat(resolve(reading, doubtful, LATER).decision().holdReason()).contains(HoldReason.CONTRADICTORY_PLACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mẹ tôi ở TP Tam Kỳ vừa gọi báo nhà mất điện",
                "bo me em o Vinh bao mat dien",
                "mất điện ở thị xã Sơn Tây",
                "mất điện, dưới quê tôi",
            })
    void ownCodeDoesNotDecideForATroubleThatMayBeElsewhere(String text) {
        Reading reading = Reading.builder()
                .field(Reading.CUSTOMER_CODE, "PE01009900243")
                .field(Reading.DESCRIPTION, text)
                .build();

        assertThat(resolve(reading, OUTAGE, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
    }

    @Test
    void coordinatesThatAreNotReadHoldATroubleWithACode() {
        Reading.Builder reading = Reading.builder().field(Reading.CUSTOMER_CODE, "PE01009900243");

        assertThat(resolve(reading.coordinates(0, 0).build(), OUTAGE, LATER)
                        .decision()
                        .jurisdiction())
                .contains("EVNHCMC");
        assertThat(resolve(reading.coordinates(15.9, 108.3).build(), OUTAGE, LATER)
                        .decision()
                        .holdReason())
                .contains(HoldReason.NO_PLACE);
    }

    @Test
    void provinceOfTheCallerDoesNotDecideForATroubleElsewhere() {
        String caller = "Em gọi từ TPHCM. Mẹ em ở Tam Kỳ báo mất điện";
        String trouble = "Mẹ em ở Tam Kỳ, tỉnh Quảng Nam báo mất điện";

        assertThat(resolve(words(caller), OUTAGE, LATER).decision().holdReason())
                .contains(HoldReason.CONTRADICTORY_PLACE);
        assertRouted(resolve(words(trouble), OUTAGE, LATER), "EVNCPC", Evidence.PROVINCE, "48");
    }

    @Test
    void whereThePersonIsIsNotWhereTheTroubleIs() {
        Reading reading = words("Nhà em mất điện, em đang công tác tại thành phố Đà Nẵng");

        assertThat(resolve(reading, OUTAGE, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
    }

    @Test
    void twoPlacesJoinedInOneSentenceAreHeldWhenTwoUtilitiesServeThem() {
        String two = "Mất điện ở phường Lê Chân, Hải Phòng và phường Hải Châu, Đà Nẵng";
        String one = "Mất điện ở phường Lê Chân, Hải Phòng và phường Ninh Giang, Hải Phòng";

        assertThat(resolve(words(two), OUTAGE, LATER).decision().holdReason()).contains(HoldReason.CONTRADICTORY_PLACE);
        assertThat(resolve(words(one), OUTAGE, LATER).decision().jurisdiction()).contains("EVNNPC");
    }

    @Test
    void othersCodeIsNoEvidence() {
        Resolution resolution = resolve(words("Công tơ của bố mẹ là PA22019900523"), BILL, LATER);

        assertThat(resolution.customerCode()).isEmpty();
        assertThat(resolution.decision().holdReason()).contains(HoldReason.NO_PLACE);
    }

    @Test
    void twoCodesOfTwoUtilitiesAreHeld() {
        Resolution resolution = resolve(words("PE01009900243 và PD10009900439"), BILL, LATER);

        assertThat(resolution.decision().holdReason()).contains(HoldReason.CONTRADICTORY_PLACE);
    }

    @Test
    void accountOfAUtilityIsToldButDoesNotDecide() {
        Reading reading = words("mất điện").with(Reading.ACCOUNT, "hotline 19001288");

        RoutingDecision decision = resolve(reading, OUTAGE, LATER).decision();

        assertThat(decision.holdReason()).contains(HoldReason.NO_PLACE);
        assertThat(decision.candidates())
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.jurisdiction()).isEqualTo("EVNHANOI"));
    }

    @Test
    void evidenceHoldsNoneOfThePersonsData() {
        Resolution resolution = resolve(routable(), BILL, LATER);

        assertThat(resolution.evidence()).extracting(Evidence::value).containsExactly("PA01HH", "37");
        assertThat(resolution.customerCode()).contains("PA01HH9900404");
    }

    @Test
    void spanIsThatOfTheOriginalWords() {
        String text = "🔥 Điện yếu, tỉnh  Ninh Bình nhé";

        Evidence.Source source =
                resolve(words(text), OUTAGE, LATER).evidence().get(0).source();

        assertThat(text.substring(source.from(), source.to())).isEqualTo("Ninh Bình");
    }

    @Test
    void adminUnitTellsItsSystemAndDay() {
        AdminUnit unit =
                resolve(words("tỉnh Bắc Giang"), OUTAGE, LATER).province().orElseThrow();

        assertThat(unit).isEqualTo(new AdminUnit("24", "vn-gso", "2026-07-14", Optional.of("Tỉnh Bắc Ninh")));
    }

    private static void assertRouted(Resolution resolution, String utility, String because, String province) {
        assertThat(resolution.decision().jurisdiction()).contains(utility);
        assertThat(resolution.decision().because()).contains(because);
        assertThat(resolution.province().map(AdminUnit::code)).contains(province);
    }

    private static Resolution resolve(Reading reading, Classification classification, Instant asOf) {
        return RESOLVER.resolve(reading, classification, asOf);
    }

    private static Reading words(String text) {
        return Reading.builder().field(Reading.DESCRIPTION, text).build();
    }
}
