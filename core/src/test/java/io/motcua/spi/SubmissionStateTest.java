package io.motcua.spi;

import static io.motcua.spi.SubmissionState.HELD;
import static io.motcua.spi.SubmissionState.IGNORED;
import static io.motcua.spi.SubmissionState.JOINED;
import static io.motcua.spi.SubmissionState.PENDING;
import static io.motcua.spi.SubmissionState.REJECTED;
import static io.motcua.spi.SubmissionState.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubmissionStateTest {

    @Test
    void pendingCanBecomeAllElse() {
        assertThat(next(PENDING)).isEqualTo(Set.of(HELD, SETTLED, REJECTED, JOINED, IGNORED));
    }

    @Test
    void heldCanGoOnOrBeClosed() {
        assertThat(next(HELD)).isEqualTo(Set.of(PENDING, SETTLED, REJECTED, JOINED, IGNORED));
    }

    @ParameterizedTest
    @EnumSource(names = {"SETTLED", "REJECTED", "JOINED", "IGNORED"})
    void endsAreEnds(SubmissionState end) {
        assertThat(next(end)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noStateBecomesItself(SubmissionState state) {
        assertThat(state.canBecome(state)).isFalse();
    }

    private static Set<SubmissionState> next(SubmissionState state) {
        return Stream.of(SubmissionState.values()).filter(state::canBecome).collect(Collectors.toSet());
    }
}
