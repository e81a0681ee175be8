package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingDecisionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void decisionRoutesOrHoldsAndNothingBetween() {
        assertThat(RoutingDecision.route("EVNSPC", Evidence.PROVINCE, List.of(), "1", DAY)
                        .holdReason())
                .isEmpty();
        assertThat(RoutingDecision.hold(HoldReason.NO_PLACE, List.of(), "1", DAY)
                        .jurisdiction())
                .isEmpty();
        assertRefused(Optional.empty(), Optional.empty(), Optional.empty());
        assertRefused(Optional.of("EVNSPC"), Optional.of(HoldReason.NO_PLACE), Optional.of(Evidence.PROVINCE));
        assertRefused(Optional.of("EVNSPC"), Optional.empty(), Optional.empty());
        assertRefused(Optional.empty(), Optional.of(HoldReason.NO_PLACE), Optional.of(Evidence.PROVINCE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void confidenceIsFromNoughtToOne(double confidence) {
        Evidence.Source source = new Evidence.Source("description", 0, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence(Evidence.PROVINCE, "79", source, "rule", confidence));
    }

    @Test
    void spanDoesNotEndBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence.Source("description", 5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence.Source("description", -1, 4));
        assertThat(new Evidence.Source("description", 4, 4).to()).isEqualTo(4);
    }

    @Test
    void withoutTheRefusingUtilityTheOneThatThePlaceOrTheCodeSpeaksForIsDecidedOn() {
        RoutingDecision decision =
                decision(Evidence.PROVINCE, candidate("A", Evidence.PROVINCE), candidate("B", Evidence.CUSTOMER_CODE));

        RoutingDecision other = decision.otherThan("A").orElseThrow();

        assertThat(other.jurisdiction()).contains("B");
        assertThat(other.because()).contains(Evidence.CUSTOMER_CODE);
        assertThat(other.rule()).isEqualTo("refused/A");
        assertThat(other.candidates()).isEqualTo(decision.candidates());
    }

    @Test
    void withoutTheRefusingUtilityNobodyIsDecidedOnByLessThanAPlace() {
        assertThat(decision(Evidence.PROVINCE, candidate("A", Evidence.PROVINCE))
                        .otherThan("A"))
                .as("nobody else")
                .isEmpty();
        assertThat(decision(Evidence.PROVINCE, candidate("A", Evidence.PROVINCE), candidate("B", Evidence.ACCOUNT))
                        .otherThan("A"))
                .as("an account alone")
                .isEmpty();
        assertThat(decision(Evidence.PROVINCE, candidate("A", Evidence.PROVINCE), candidate("B", Evidence.AREA_CODE))
                        .otherThan("A"))
                .as("an area code alone")
                .isEmpty();
        assertThat(decision(
                                Evidence.PROVINCE,
                                candidate("A", Evidence.PROVINCE),
                                candidate("B", Evidence.CUSTOMER_CODE),
                                candidate("C", Evidence.COORDINATES))
                        .otherThan("A"))
                .as("two others")
                .isEmpty();
        assertThat(decision(Evidence.PERSON, candidate("A", Evidence.PROVINCE), candidate("B", Evidence.CUSTOMER_CODE))
                        .otherThan("A"))
                .as("a person's choice")
                .isEmpty();
        assertThat(decision(
                                Evidence.PROVINCE,
                                candidate("A", Evidence.PROVINCE),
                                candidate("B", Evidence.CUSTOMER_CODE))
                        .otherThan("B"))
                .as("one that was never asked")
                .isEmpty();
        assertThat(RoutingDecision.hold(HoldReason.NO_PLACE, List.of(candidate("B", Evidence.COMMUNE)), "1", DAY)
                        .otherThan("A"))
                .isEmpty();
    }

    private static RoutingDecision decision(String because, RoutingDecision.Candidate... candidates) {
        return RoutingDecision.route("A", because, List.of(candidates), "1", DAY);
    }

    private static RoutingDecision.Candidate candidate(String utility, String kind) {
        Evidence evidence = new Evidence(kind, "79", new Evidence.Source("description", 0, 4), "rule", 0.9);
        return new RoutingDecision.Candidate(utility, List.of(evidence), List.of());
    }

    @Test
    void nobodyIsAskedToComeAgainInThePast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryOutcome.Deferred(Duration.ofSeconds(-1), "broker is down"));
    }

    private static void assertRefused(
            Optional<String> jurisdiction, Optional<HoldReason> reason, Optional<String> because) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RoutingDecision(jurisdiction, reason, because, "", List.of(), List.of(), "1", DAY));
    }
}
