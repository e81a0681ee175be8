package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceTest {

    @Test
    void balanceIsZeroWhenEverySubmissionIsInAStateAndNoneIsStray() {
        Balance balance = new Balance(6, Map.of(SubmissionState.PENDING, 1L, SubmissionState.SETTLED, 5L), 0);

        assertThat(balance.isZero()).isTrue();
        assertThat(balance.of(SubmissionState.HELD)).isZero();
        assertThat(balance.states()).hasSize(SubmissionState.values().length);
    }

    @Test
    void lostAndDoubledAndStrayAreFaults() {
        Map<SubmissionState, Long> five = Map.of(SubmissionState.SETTLED, 5L);

        assertThat(new Balance(6, five, 0).difference()).isEqualTo(1);
        assertThat(new Balance(4, five, 0).difference()).isEqualTo(-1);
        assertThat(new Balance(6, five, 0).isZero()).isFalse();
        assertThat(new Balance(4, five, 0).isZero()).isFalse();
        assertThat(new Balance(5, five, 1).isZero()).isFalse();
    }
}
