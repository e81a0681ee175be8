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
