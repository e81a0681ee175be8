package io.motcua.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerritoryTest {
    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
    private static final LocalDate SECOND = LocalDate.parse("2025-07-01");
    private static final LocalDate THIRD = LocalDate.parse("2030-01-01");

    private static final Province WEST = province("1", "West", null, SECOND, "7", "A");
    private static final Province EAST = province("2", "East", null, SECOND, "7", "B");
    private static final Province UNION = province("7", "Union", SECOND, THIRD, "1", "B");
    private static final Province REFORM = province("1", "Reform", THIRD, null, null, "C");

    @Test
    void areaIsFollowedThroughAllItsSuccessors() {
        Territory territory = new Territory(List.of(WEST, EAST, UNION, REFORM));

        assertThat(territory.asOf(WEST, SECOND.minusDays(1))).contains(WEST);
        assertThat(territory.asOf(WEST, SECOND)).contains(UNION);
        assertThat(territory.asOf(WEST, THIRD)).contains(REFORM);
        assertThat(territory.asOf(UNION, FIRST)).isEmpty();
    }

    @Test
    void codeMeansWhatItMeantOnTheDay() {
        Territory territory = new Territory(List.of(WEST, EAST, UNION, REFORM));

        assertThat(territory.province("1", FIRST)).contains(WEST);
        assertThat(territory.province("1", SECOND)).isEmpty();
        assertThat(territory.province("1", THIRD)).contains(REFORM);
    }

    @Test
    void soundTerritoryHasNoFaults() {
        assertThat(Territory.faults(List.of(WEST, EAST, UNION, REFORM))).isEmpty();
    }

    @Test
    void holesAreFound() {
        assertThat(Territory.faults(List.of(WEST, EAST))).extracting(Fault::row).containsExactly(0, 1);
        assertThat(Territory.faults(List.of(UNION, REFORM)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.found()).contains("hole before 2025-07-01"));
        assertThat(Territory.faults(List.of(province("1", "West", null, SECOND, null, "A"))))
                .singleElement()
                .satisfies(fault -> assertThat(fault.found()).contains("hole from 2025-07-01"));
    }

    @Test
    void overlapsAreFoundByCodeAndByName() {
        Province again = province("1", "Other", null, null, null, "B");
        Province namesake = province("3", "WEST", null, null, null, "B");

        assertThat(Territory.faults(List.of(WEST, EAST, UNION, REFORM, again)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.row()).isEqualTo(4));
        assertThat(Territory.faults(List.of(WEST, EAST, UNION, REFORM, namesake)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.found()).contains("name WEST"));
    }

    @Test
    void successorsThatGoInCirclesEnd() {
        Province once = province("1", "Once", null, SECOND, "1", "A");

        assertThat(new Territory(List.of(once)).asOf(once, THIRD)).isEmpty();
    }

    @Test
    void rowOfNoDayCannotBeMade() {
        assertThatThrownBy(() -> new Validity(Optional.of(SECOND), Optional.of(SECOND)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longestPrefixThatIsValidDecides() {
        CustomerCodes codes = new CustomerCodes(List.of(
                rule("P", "A", null, null, null),
                rule("PB", "B", null, null, null),
                rule("PB04", "C", null, SECOND, null)));

        assertThat(codes.rule("PB0499", SECOND).map(CodeRule::utility)).contains("C");
        assertThat(codes.rule("PB0499", FIRST).map(CodeRule::utility)).contains("B");
        assertThat(codes.rule("PX", FIRST).map(CodeRule::utility)).contains("A");
        assertThat(codes.rule("X", FIRST)).isEmpty();
        assertThat(codes.prefix("PB0499")).contains("PB04");
    }

    @Test
    void codesThatContradictTheTerritoryAreFound() {
        Territory territory = new Territory(List.of(WEST, EAST, UNION, REFORM));

        assertThat(CustomerCodes.faults(
                        List.of(
                                rule("W", "A", "1", null, SECOND),
                                rule("W", "B", "7", SECOND, THIRD),
                                rule("W", "C", "1", THIRD, null)),
                        territory))
                .isEmpty();
        assertThat(CustomerCodes.faults(List.of(rule("W", "A", "1", null, null)), territory))
                .singleElement()
                .satisfies(fault -> assertThat(fault.found()).contains("does not exist on 2025-07-01"));
        assertThat(CustomerCodes.faults(
                        List.of(rule("W", "B", "1", null, SECOND), rule("W", "B", "7", SECOND, null)), territory))
                .extracting(Fault::row)
                .containsExactly(0, 1);
    }

    private static Province province(
            String code, String name, LocalDate from, LocalDate until, String successor, String utility) {
        Validity validity = new Validity(Optional.ofNullable(from), Optional.ofNullable(until));
        return new Province(code, name, validity, Optional.ofNullable(successor), utility);
    }

    private static CodeRule rule(String prefix, String utility, String province, LocalDate from, LocalDate until) {
        Validity validity = new Validity(Optional.ofNullable(from), Optional.ofNullable(until));
        return new CodeRule(prefix, utility, Optional.ofNullable(province), validity);
    }
}
