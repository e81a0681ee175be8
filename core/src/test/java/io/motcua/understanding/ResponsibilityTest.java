package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Location;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** By the example's profile, over the day on which Bình Dương went from one corporation to another. */
class ResponsibilityTest {
    private static final LocalDate OLD = LocalDate.parse("2025-06-30");
    private static final LocalDate NEW = LocalDate.parse("2025-07-01");

    private final Responsibility responsibility = new Responsibility(EvnProfile.PROFILE);

    @Test
    void smallestPlaceThatIsStoredIsFollowed() {
        // Phường Hiệp Thành, Thủ Dầu Một.
        ServiceRequest request = request(place(unit("74", OLD), Optional.of(unit("25741", OLD))));

        assertThat(on(request, Evidence.COMMUNE, OLD)).containsExactly("EVNSPC");
        assertThat(on(request, Evidence.COMMUNE, NEW)).containsExactly("EVNHCMC");
    }

    @Test
    void codeThatWasGivenOnIsReadInTheEraOfItsRequest() {
        // 24 was Bắc Giang and is Bắc Ninh; 67 was Đắk Nông and is no more.
        assertThat(on(request(place(unit("67", OLD), Optional.empty())), Evidence.PROVINCE, NEW))
                .containsExactly("EVNSPC");
        assertThat(on(request(place(unit("79", NEW), Optional.empty())), Evidence.PROVINCE, OLD))
                .containsExactlyInAnyOrder("EVNSPC", "EVNHCMC");
    }

    @Test
    void customerCodeThatDecidedDecidesAgainWhateverThePlaceSays() {
        ServiceRequest request = request(place(unit("01", OLD), Optional.empty())).toBuilder()
                .customerCode(Optional.of("PB04010012345"))
                .build();

        assertThat(on(request, Evidence.CUSTOMER_CODE, OLD)).containsExactly("EVNSPC");
        assertThat(on(request, Evidence.CUSTOMER_CODE, NEW)).containsExactly("EVNHCMC");
    }

    @Test
    void coordinatesAreReadInTheMapOfTheDay() {
        ServiceRequest request = request(new Location(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(11.16),
                Optional.of(106.59)));

        assertThat(on(request, Evidence.COORDINATES, OLD)).containsExactly("EVNSPC");
        assertThat(on(request, Evidence.COORDINATES, NEW)).containsExactly("EVNHCMC");
    }

    @Test
    void accountStaysItsUtilitysAndAreaCodeFollowsItsProvince() {
        ServiceRequest request = request(Location.UNKNOWN).toBuilder()
                .channel(new ServiceRequest.Channel("sms", "8655"))
                .build();

        assertThat(on(request, Evidence.ACCOUNT, NEW)).containsExactly("EVNSPC");
        assertThat(responsibility.on(request, decision(Evidence.AREA_CODE, Evidence.AREA_CODE, "0274"), NEW))
                .containsExactly("EVNHCMC");
    }

    @Test
    void nameWithoutAStoredPlaceIsReadFromTheDecision() {
        ServiceRequest request = request(Location.UNKNOWN);

        assertThat(responsibility.on(
                        request, decision(Evidence.DISTRICT, Evidence.DISTRICT, "718 Thành phố Thủ Dầu Một"), NEW))
                .containsExactly("EVNHCMC");
        assertThat(responsibility.on(request, decision(Evidence.DISTRICT, Evidence.DISTRICT, ""), NEW))
                .isEmpty();
        assertThat(responsibility.on(request, decision(Evidence.DISTRICT, Evidence.DISTRICT, "12 places"), NEW))
                .isEmpty();
    }

    @Test
    void nameThatSeveralPlacesHadIsFollowedToAllOfThem() {
        // One xã Tân Lâm was in Lâm Đồng, the other in Bà Rịa - Vũng Tàu.
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, "Mất điện ở xã Tân Lâm")
                .build();
        Classification outage = new Classification("OUTAGE", Priority.P1, List.of(), true, List.of());

        Resolution resolution = new RuleResolver(EvnProfile.PROFILE)
                .resolve(reading, outage, OLD.atTime(12, 0).toInstant(ZoneOffset.UTC));

        assertThat(resolution.decision().jurisdiction()).contains("EVNSPC");
        assertThat(resolution.province()).isEmpty();
        assertThat(responsibility.on(request(Location.UNKNOWN), Optional.of(resolution.decision()), OLD))
                .containsExactly("EVNSPC");
        assertThat(responsibility.on(request(Location.UNKNOWN), Optional.of(resolution.decision()), NEW))
                .containsExactlyInAnyOrder("EVNSPC", "EVNHCMC");
    }

    @Test
    void heldRequestIsReadInTheOrderOfTheRules() {
        ServiceRequest outage = request(place(unit("74", OLD), Optional.empty())).toBuilder()
                .customerCode(Optional.of("PA01010012345"))
                .build();
        ServiceRequest bill = outage.toBuilder().serviceCode("BILL_QUERY").build();
        Optional<RoutingDecision> held =
                Optional.of(RoutingDecision.hold(HoldReason.CONTRADICTORY_PLACE, List.of(), "1", OLD));

        assertThat(responsibility.on(outage, held, NEW)).containsExactly("EVNHCMC");
        assertThat(responsibility.on(bill, held, NEW)).containsExactly("EVNNPC");
        assertThat(responsibility.on(request(Location.UNKNOWN), held, NEW)).isEmpty();
    }

    @Test
    void placeOfAnotherSystemIsUnknown() {
        AdminUnit foreign = new AdminUnit("74", "elsewhere", "in the year of the dragon", Optional.empty());

        assertThat(on(request(place(foreign, Optional.empty())), Evidence.PROVINCE, NEW))
                .isEmpty();
    }

    private Set<String> on(ServiceRequest request, String because, LocalDate day) {
        return responsibility.on(request, decision(because, because, ""), day);
    }

    private static Optional<RoutingDecision> decision(String because, String kind, String value) {
        Evidence evidence = new Evidence(kind, value, new Evidence.Source("description", 0, 1), "test", 1);
        return Optional.of(RoutingDecision.route(
                "EVNSPC",
                because,
                List.of(new RoutingDecision.Candidate("EVNSPC", List.of(evidence), List.of())),
                "1",
                OLD));
    }

    private static ServiceRequest request(Location location) {
        return ServiceRequest.builder()
                .serviceRequestId("MC-222-222-222")
                .version(1)
                .serviceCode("OUTAGE")
                .description("Mất điện")
                .requestedDatetime(OffsetDateTime.parse("2025-06-30T12:00:00+07:00"))
                .location(location)
                .channel(new ServiceRequest.Channel("app", "evn-cskh"))
                .build();
    }

    private static Location place(AdminUnit province, Optional<AdminUnit> commune) {
        return new Location(
                Optional.empty(), Optional.of(province), Optional.empty(), commune, Optional.empty(), Optional.empty());
    }

    private static AdminUnit unit(String code, LocalDate day) {
        return new AdminUnit(code, "vn-gso", day.toString(), Optional.empty());
    }
}
