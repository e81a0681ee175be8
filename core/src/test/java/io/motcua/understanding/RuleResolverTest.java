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

class RuleResolverTest implements TerritoryResolverContract {
    private static final TerritoryResolver RESOLVER = new RuleResolver(EvnProfile.PROFILE);
    private static final Instant LATER = Instant.parse("2026-07-14T12:25:00Z");
    // 2025-06-30T23:59:59+07:00 and 2025-07-01T00:00+07:00.
    private static final Instant LAST_SECOND = Instant.parse("2025-06-30T16:59:59Z");
    private static final Instant NEW_MAP = Instant.parse("2025-06-30T17:00:00Z");

    private static final Classification OUTAGE =
            new Classification("OUTAGE", Priority.P1, List.of(), true, List.of(said("OUTAGE")));
    private static final Classification BILL =
            new Classification("BILL_QUERY", Priority.P2, List.of(), false, List.of(said("BILL_QUERY")));

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

        assertRouted(resolve(reading, OUTAGE, LAST_SECOND), before, Evidence.PORTAL_PLACE, provinceBefore);
        assertRouted(resolve(reading, OUTAGE, NEW_MAP), after, Evidence.PORTAL_PLACE, provinceAfter);
    }

    @Test
    void codeThatNoMapHasIsNoProvince() {
        Reading unknown = Reading.builder()
                .field(Reading.PROVINCE_CODE, "03")
                .field(Reading.CUSTOMER_CODE, "PE06009900417")
                .build();

        assertRouted(resolve(unknown, OUTAGE, LATER), "EVNHCMC", Evidence.CUSTOMER_CODE, "79");
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
                "Xa lộ Hà Nội",
                "25 phố Huế",
                "đường Điện Biên Phủ",
                "480 dien bien phu",
                "Khách sạn Hải Dương",
                "chị Hà Giang",
                "Cảm ơn.\nVũ Quang Tú",
                "Vũ Quang 0903 000 417",
                "hn mat dien",
                "năm căn nhà mất điện",
                "nam can nha mat dien",
                "to truong quan ly dien",
                "hop tac xa lam muoi",
            })
    void whatOnlyLooksLikeAPlaceIsHeld(String text) {
        Reading address = Reading.builder().field(Reading.ADDRESS, text).build();

        assertThat(resolve(address, OUTAGE, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
        assertThat(resolve(words(text), OUTAGE, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
    }

    @ParameterizedTest
    @CsvSource({
        "'xã Tân Thành', NO_PLACE",
        "'ở Tam Nông', NO_PLACE",
        "'phường 5', NO_PLACE",
        "'khu Hoàng Mai', NO_PLACE",
        // Bình Thạnh, Bình Tân, or Bình Thủy in Cần Thơ.
        "'Q.BT', NO_PLACE",
        "'huyện Cho Moi', NO_PLACE",
        "'điện lực Tam Nông', NO_PLACE",
    })
    void nameThatPlacesOfTwoUtilitiesHaveIsHeld(String text, HoldReason reason) {
        assertThat(resolve(words("Mất điện " + text), OUTAGE, LATER).decision().holdReason())
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'q.7', EVNHCMC, 79",
        "'Q7', EVNHCMC, 79",
        "'quan 03', EVNHCMC, 79",
        "'p25 q bthanh', EVNHCMC, 79",
        "'Q.GV', EVNHCMC, 79",
        "'huyện Châu Thành', EVNSPC, ''",
        "'tx Ky Anh', EVNNPC, 42",
        "'TP Thủ Đức', EVNHCMC, 79",
        "'Thu Duc City', EVNHCMC, 79",
        "'o Di An', EVNHCMC, 79",
        "'khu Bà Rịa', EVNHCMC, 79",
        "'chợ Gò Công Tây', EVNSPC, 82",
        "'điện lực Sầm Sơn', EVNNPC, 38",
        "'xa Nghi Thach Nghi Loc', EVNNPC, 40",
    })
    void districtDecidesWhenAllOfItsNameLieWithOneUtility(String text, String utility, String province) {
        Resolution resolution = resolve(words("mat dien " + text + " tu sang"), OUTAGE, LATER);

        assertThat(resolution.decision().jurisdiction()).contains(utility);
        assertThat(resolution.decision().because()).contains(Evidence.DISTRICT);
        assertThat(resolution.province().map(AdminUnit::code).orElse("")).isEqualTo(province);
    }

    @Test
    void noPlaceIsReadAcrossTheDashBetweenTwoOthers() {
        Resolution resolution = resolve(words("Gửi ngành điện. mo dien o h.quan hoa - thanh hoa"), OUTAGE, LATER);

        // And not by Hòa Thành, which is EVNSPC's.
        assertThat(resolution.decision().jurisdiction()).contains("EVNNPC");
    }

    @ParameterizedTest
    @CsvSource({
        // An old commune with one successor, by its district; one that was divided has none.
        "'phường Nghĩa Tân, Gia Nghĩa', 24615",
        "'phường Linh Đông, TP Thủ Đức', ''",
        // Today's name; of several, the one that the province fixes.
        "'xã Hải Hậu, tỉnh Ninh Bình', 14215",
        "'xã Bình Minh, Trảng Bom', 26278",
        "'Bãi Cháy, Hạ Long', 06673",
        "'phường Dĩ An, TP.HCM', 25942",
        // A district's name is no commune.
        "'Dĩ An, TP.HCM', ''",
    })
    void communeIsTheOneThatOnlyCanBeMeant(String place, String commune) {
        Resolution resolution = resolve(words("Mất điện ở " + place), OUTAGE, LATER);

        assertThat(resolution.commune().map(AdminUnit::code).orElse("")).isEqualTo(commune);
    }

    @Test
    void accentsTellTheCommunesApartThatShareTheirLetters() {
        Resolution accented = resolve(words("Mất điện ở xã Lộc Thanh, tỉnh Lâm Đồng"), OUTAGE, LAST_SECOND);
        Resolution bare = resolve(words("mat dien o xa loc thanh, tinh lam dong"), OUTAGE, LAST_SECOND);

        assertThat(accented.commune().map(AdminUnit::code)).contains("24835");
        assertThat(bare.commune()).isEmpty();
        assertThat(bare.decision().jurisdiction()).contains("EVNSPC");
    }

    @Test
    void receivingUnitOfAPortalSaysWhereUnlessTwoUtilitiesHaveOneOfThatName() {
        Reading one = words("Kéo điện vào rẫy").with(Reading.RECEIVING_UNIT, "Điện lực Đắk Song (Đắk Nông)");
        Reading code = words("Kéo điện vào rẫy").with(Reading.RECEIVING_UNIT, "PB0201");
        Reading two = words("Dời công tơ").with(Reading.RECEIVING_UNIT, "Điện lực Phú Thọ");

        assertThat(resolve(one, BILL, LATER).decision().jurisdiction()).contains("EVNSPC");
        assertThat(resolve(one, BILL, LATER).decision().because()).contains(Evidence.PORTAL_PLACE);
        assertThat(resolve(code, BILL, LATER).decision().jurisdiction()).contains("EVNSPC");
        assertThat(resolve(two, BILL, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
        assertThat(resolve(two, BILL, LATER).province()).isEmpty();
    }

    @Test
    void receivingUnitsThatTwoUtilitiesHaveByOneNameAreBothNamedByTheirCodes() {
        Reading two = words("Dời công tơ").with(Reading.RECEIVING_UNIT, "Điện lực Phú Thọ");
        Reading code = words("Dời công tơ").with(Reading.RECEIVING_UNIT, "PB0201");

        RoutingDecision decision = resolve(two, BILL, LATER).decision();

        assertThat(decision.candidates()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(decision.candidates())
                .allSatisfy(candidate -> assertThat(candidate.speaksFor())
                        .filteredOn(evidence -> evidence.rule().equals("place.receiving-unit"))
                        .extracting(Evidence::value)
                        .containsExactly("PA02PT Điện Lực Phú Thọ | PE0200 Điện Lực Phú Thọ"));
        assertThat(resolve(code, BILL, LATER).evidence())
                .extracting(Evidence::value)
                .anyMatch(value -> value.startsWith("PB0201"));
    }

    @Test
    void placeThatIsQuotedCountsWhenNoOtherIsNamed() {
        Reading quoted = words("Vẫn chưa có điện").with(Reading.QUOTED, "Mất điện ở huyện Ba Vì");
        Reading named = words("Vẫn chưa có điện ở Đà Lạt, Lâm Đồng").with(Reading.QUOTED, "Mất điện ở huyện Ba Vì");

        assertThat(resolve(quoted, OUTAGE, LATER).decision().jurisdiction()).contains("EVNHANOI");
        assertThat(resolve(named, OUTAGE, LATER).decision().jurisdiction()).contains("EVNSPC");
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
    void placeAndCodeOfTwoUtilitiesAreHeldWhenItIsUnsureWhichOfThemGoesFirst() {
        Reading reading = Reading.builder()
                .field(Reading.CUSTOMER_CODE, "PE12009900677")
                .field(Reading.ADDRESS, "Hải Châu, Đà Nẵng")
                .build();
        Classification either = new Classification(
                "BILL_QUERY", Priority.P2, List.of(), false, List.of(said("BILL_QUERY"), said("OUTAGE")));
        Classification silent = new Classification("OTHER", Priority.P3, List.of(), false, List.of());

        for (Classification doubtful : List.of(either, silent)) {
            RoutingDecision decision = resolve(reading, doubtful, LATER).decision();
            assertThat(decision.holdReason()).contains(HoldReason.CONTRADICTORY_PLACE);
            assertThat(decision.rule()).endsWith("doubtful-service");
        }
    }

    @Test
    void serviceThatTheCatalogueCallsSlightDoesNotSayWhetherPlaceOrCodeGoesFirst() {
        Reading reading = Reading.builder()
                .field(Reading.CUSTOMER_CODE, "PE12009900677")
                .field(Reading.ADDRESS, "Hải Châu, Đà Nẵng")
                .build();
        // The priority says nothing: a person may have set another.
        Classification slight =
                new Classification("FEEDBACK", Priority.P2, List.of(), false, List.of(said("FEEDBACK")));
        Classification plain =
                new Classification("BILL_QUERY", Priority.P3, List.of(), false, List.of(said("BILL_QUERY")));

        assertThat(resolve(reading, slight, LATER).decision().rule()).endsWith("doubtful-service");
        assertThat(resolve(reading, plain, LATER).decision().jurisdiction()).contains("EVNHCMC");
    }

    @Test
    void nameThatOnlyMayBeAPlaceKeepsACodeOfAnotherUtilityFromDeciding() {
        Reading elsewhere = words("Điện yếu. Hòa Bình. Cảm ơn").with(Reading.CUSTOMER_CODE, "PE06009900417");
        Reading same = words("Điện yếu. Hồ Chí Minh. Cảm ơn").with(Reading.CUSTOMER_CODE, "PE06009900417");

        assertThat(resolve(elsewhere, OUTAGE, LATER).decision().rule())
                .isEqualTo("trouble/CUSTOMER_CODE/likely-elsewhere");
        assertThat(resolve(elsewhere, BILL, LATER).decision().jurisdiction()).contains("EVNHCMC");
        assertThat(resolve(same, OUTAGE, LATER).decision().jurisdiction()).contains("EVNHCMC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 đường lê lợi, cao bằng ạ", "địa chỉ: cao bằng nhé", "ap 2, cao bang a", "o cao bang"})
    void provinceInSmallLettersAndBeforeAWordOfPolitenessIsRead(String text) {
        assertThat(resolve(words("mất điện " + text), OUTAGE, LATER).decision().jurisdiction())
                .contains("EVNNPC");
    }

    @Test
    void placeOfSomebodyElsesHomeGoesBeforeTheSendersCodeAndTelephone() {
        Reading.Builder reading =
                Reading.builder().field(Reading.CUSTOMER_CODE, "PE01009900243").coordinates(10.7769, 106.7009);

        Resolution resolution = resolve(
                reading.field(Reading.DESCRIPTION, "Mẹ tôi ở TP Tam Kỳ vừa gọi báo nhà mất điện")
                        .build(),
                OUTAGE,
                LATER);

        assertRouted(resolution, "EVNCPC", Evidence.DISTRICT, "48");
        assertThat(resolution.customerCode()).as("it is of another supply").isEmpty();
    }

    @Test
    void telephoneIsNotWhereATroubleAtHomeIs() {
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, "Bố mẹ em ở quê báo mất điện")
                .coordinates(10.7769, 106.7009)
                .build();

        assertThat(resolve(reading, OUTAGE, LATER).decision().holdReason()).contains(HoldReason.NO_PLACE);
    }

    @Test
    void coordinatesDecideForATroubleBeforeTheCode() {
        Reading.Builder reading = Reading.builder().field(Reading.CUSTOMER_CODE, "PE01009900243");

        assertRouted(
                resolve(reading.coordinates(0, 0).build(), OUTAGE, LATER), "EVNHCMC", Evidence.CUSTOMER_CODE, "79");
        assertRouted(
                resolve(reading.coordinates(16.06, 108.22).build(), OUTAGE, LATER),
                "EVNCPC",
                Evidence.COORDINATES,
                "48");
        assertRouted(
                resolve(reading.coordinates(16.06, 108.22).build(), BILL, LATER),
                "EVNHCMC",
                Evidence.CUSTOMER_CODE,
                "79");
    }

    @Test
    void coordinatesTellWhichOfTheCommunesOfOneNameIsMeant() {
        Reading reading = Reading.builder()
                .field(Reading.ADDRESS, "Xã Long Phước")
                .coordinates(10.724, 107.053)
                .build();

        Resolution resolution = resolve(reading, OUTAGE, LATER);

        assertRouted(resolution, "EVNSPC", Evidence.COORDINATES, "75");
        assertThat(resolution.commune().map(AdminUnit::code)).contains("26413");
    }

    @Test
    void mapsLinkInTheWordsHasCoordinates() {
        Reading link = words("Mất điện https://maps.example/?q=16.0600,108.2200 nhờ xem giúp");

        assertRouted(resolve(link, OUTAGE, LATER), "EVNCPC", Evidence.COORDINATES, "48");
    }

    @Test
    void provinceOfTheCallerDoesNotDecideForATroubleElsewhere() {
        String caller = "Em gọi từ TPHCM. Mẹ em ở Tam Kỳ báo mất điện";
        String trouble = "Mẹ em ở Tam Kỳ, tỉnh Quảng Nam báo mất điện";

        assertThat(resolve(words(caller), OUTAGE, LATER).decision().jurisdiction())
                .contains("EVNCPC");
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
        String one = "Mất điện ở phường Lê Chân, Hải Phòng và phường Hồng Bàng, Hải Phòng";

        assertThat(resolve(words(two), OUTAGE, LATER).decision().holdReason()).contains(HoldReason.CONTRADICTORY_PLACE);
        assertThat(resolve(words(one), OUTAGE, LATER).decision().jurisdiction()).contains("EVNNPC");
    }

    @Test
    void othersCodeIsNoEvidence() {
        Resolution resolution =
                resolve(words("Xin tách công tơ ra riêng, công tơ của bố mẹ là PA22019900523"), BILL, LATER);

        assertThat(resolution.customerCode()).isEmpty();
        assertThat(resolution.decision().holdReason()).contains(HoldReason.NO_PLACE);
    }

    @Test
    void twoCodesOfTwoUtilitiesAreHeld() {
        Resolution resolution = resolve(words("PE01009900243 và PD10009900439"), BILL, LATER);

        assertThat(resolution.decision().holdReason()).contains(HoldReason.CONTRADICTORY_PLACE);
    }

    @Test
    void accountDecidesWhenNothingElseDoesAndOnlyForOneWhomTheNameCanMean() {
        Reading nothing = words("mất điện").with(Reading.ACCOUNT, "hotline 19001288");
        Reading confirmed = words("mất điện khu Hoàng Mai").with(Reading.ACCOUNT, "hotline 19001288");
        Reading contradicted = words("mất điện khu Hoàng Mai").with(Reading.ACCOUNT, "hotline 19001006");

        assertThat(resolve(nothing, OUTAGE, LATER).decision().because()).contains(Evidence.ACCOUNT);
        assertThat(resolve(nothing, OUTAGE, LATER).decision().jurisdiction()).contains("EVNHANOI");
        assertThat(resolve(nothing, OUTAGE, LATER).province()).isEmpty();
        assertThat(resolve(confirmed, OUTAGE, LATER).decision().jurisdiction()).contains("EVNHANOI");
        assertThat(resolve(contradicted, OUTAGE, LATER).decision().holdReason())
                .contains(HoldReason.CONTRADICTORY_PLACE);
    }

    @ParameterizedTest
    @CsvSource({"0236 3000 123, EVNCPC", "(0259) 3000166, EVNCPC", "0903 000 417, ''"})
    void areaCodeOfALandlineIsTheLastResort(String phone, String utility) {
        Reading reading = words("mất điện").with(Reading.PHONE, phone);

        RoutingDecision decision = resolve(reading, OUTAGE, LATER).decision();

        assertThat(decision.jurisdiction().orElse("")).isEqualTo(utility);
        assertThat(decision.because().orElse("")).isEqualTo(utility.isEmpty() ? "" : Evidence.AREA_CODE);
    }

    @Test
    void everybodyWhomTheEvidenceSpeaksForIsACandidate() {
        Reading reading = words("mất điện ở quận 7").with(Reading.CUSTOMER_CODE, "PD10009900439");

        RoutingDecision decision = resolve(reading, OUTAGE, LATER).decision();

        assertThat(decision.candidates())
                .extracting(RoutingDecision.Candidate::jurisdiction)
                .containsExactly("EVNHCMC", "EVNHANOI");
        assertThat(decision.candidates().get(0).speaksAgainst())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.CUSTOMER_CODE);
    }

    @Test
    void evidenceHoldsNoneOfThePersonsData() {
        Resolution resolution = resolve(routable(), BILL, LATER);

        assertThat(resolution.evidence())
                .extracting(Evidence::value)
                .containsExactly("37 Tỉnh Ninh Bình", "14215 Xã Hải Hậu", "PA01HH");
        assertThat(resolution.customerCode()).contains("PA01HH9900404");
    }

    @ParameterizedTest
    @CsvSource({
        "'Mất điện ở quận 7', trouble/PLACE",
        "'Mất điện, mã PE06009900417', trouble/CUSTOMER_CODE",
        "'Mất điện ở tỉnh Nghệ An và ở tỉnh Cà Mau', trouble/PLACE/several",
        "'Mất điện ở Tam Nông', trouble/ambiguous",
        "'Mất điện', trouble/nothing",
    })
    void decisionNamesItsRule(String text, String rule) {
        assertThat(resolve(words(text), OUTAGE, LATER).decision().rule()).isEqualTo(rule);
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

    private static Evidence said(String service) {
        return new Evidence(
                Evidence.SERVICE, service, new Evidence.Source(Reading.DESCRIPTION, 0, 1), "service.phrase", 0.5);
    }

    private static Resolution resolve(Reading reading, Classification classification, Instant asOf) {
        return RESOLVER.resolve(reading, classification, asOf);
    }

    private static Reading words(String text) {
        return Reading.builder().field(Reading.DESCRIPTION, text).build();
    }
}
