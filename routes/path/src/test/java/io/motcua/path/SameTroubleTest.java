package io.motcua.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Priority;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Location;
import io.motcua.Urgency;
import io.motcua.profile.Service;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SameTroubleTest {
    private static final Map<String, Service> SERVICES = List.of(
                    service("NO_LIGHT", Urgency.OUTAGE, true),
                    service("FLICKER", Urgency.OUTAGE, true),
                    service("RECONNECT", Urgency.OUTAGE, false),
                    service("HAZARD", Urgency.LIFE_SAFETY, true),
                    service("BILL", Urgency.OTHER, false))
            .stream()
            .collect(Collectors.toMap(Service::code, service -> service));

    private final SameTrouble same = new SameTrouble(SERVICES);

    @Test
    void onlyOneServiceThatIsTroubleOfAPlaceIsOneTrouble() {
        assertThat(same.is(of("NO_LIGHT"), of("NO_LIGHT"))).isTrue();

        assertThat(same.is(of("NO_LIGHT"), of("BILL"))).isFalse();
        assertThat(same.is(of("NO_LIGHT"), of("FLICKER"))).isFalse();
        for (String code : List.of("BILL", "HAZARD", "RECONNECT", "UNKNOWN")) {
            assertThat(same.is(of(code), of(code))).as(code).isFalse();
        }
    }

    @Test
    void neighboursOfOneCommuneHaveOneTroubleAndThoseOfTwoHaveNot() {
        ServiceRequest here = at("1", "7", "C1");

        assertThat(same.is(here, at("1", "7", "C2"))).isTrue();
        assertThat(same.is(here, at("1", "7", ""))).isTrue();
        assertThat(same.is(here, at("1", "8", ""))).isFalse();
        assertThat(same.is(here, at("1", "8", "C1"))).as("one customer").isTrue();
    }

    @Test
    void twoCustomersOfOneProvinceHaveNotOneTroubleUnlessTheySayWhere() {
        assertThat(same.is(at("1", "", "C1"), at("1", "", "C2"))).isFalse();
        assertThat(same.is(at("1", "", ""), at("1", "7", "C2"))).isTrue();
        assertThat(same.is(at("1", "", ""), at("2", "", ""))).isFalse();
        assertThat(same.is(at("", "", "C1"), at("", "", "C2"))).isFalse();
    }

    @Test
    void oneCodeOfTwoUnitsIsNotOnePlace() {
        Location before = new Location(
                Optional.empty(),
                unit("24", "Old Mark"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Location after = new Location(
                Optional.empty(),
                unit("24", "New Mark"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(same.is(
                        of("NO_LIGHT").toBuilder().location(before).build(),
                        of("NO_LIGHT").toBuilder().location(after).build()))
                .isFalse();
    }

    @Test
    void dangerToLifeIsNotOverBecauseSomethingElseIs() {
        ServiceRequest dark = of("NO_LIGHT");
        ServiceRequest urgent = dark.toBuilder().priority(Priority.P0).build();
        ServiceRequest wire = dark.toBuilder().hazards(List.of("downedWire")).build();

        assertThat(same.is(dark, dark.toBuilder().priority(Priority.P1).build()))
                .isTrue();
        for (ServiceRequest danger : List.of(urgent, wire)) {
            assertThat(same.is(dark, danger)).as("it is told").isFalse();
            assertThat(same.is(danger, dark)).as("it is the reason").isFalse();
        }
    }

    private static ServiceRequest at(String province, String commune, String customer) {
        return of("NO_LIGHT").toBuilder()
                .location(new Location(
                        Optional.empty(),
                        unit(province, "P"),
                        Optional.empty(),
                        unit(commune, "C"),
                        Optional.empty(),
                        Optional.empty()))
                .customerCode(Optional.of(customer).filter(code -> !code.isEmpty()))
                .build();
    }

    private static Optional<AdminUnit> unit(String code, String name) {
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new AdminUnit(code, "marks", "2026-01-01", Optional.of(name)));
    }

    private static ServiceRequest of(String code) {
        return ServiceRequest.builder()
                .serviceRequestId("MC-222-222-222")
                .version(1)
                .serviceCode(code)
                .description("dark")
                .requestedDatetime(OffsetDateTime.parse("2026-11-20T12:00:00+01:00"))
                .channel(new ServiceRequest.Channel("letter", "town-hall"))
                .build();
    }

    private static Service service(String code, Urgency urgency, boolean placeDecides) {
        return new Service(code, Priority.P1, urgency, placeDecides, code, code, false);
    }
}
