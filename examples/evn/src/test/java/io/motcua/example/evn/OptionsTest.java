package io.motcua.example.evn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.motcua.example.evn.stream.Corporation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void withoutWordsItIsHalfAMinute() {
        Options options = Options.parse(List.of());

        assertThat(options.length()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.perSecond()).isEqualTo(20);
        assertThat(options.serve()).isFalse();
        assertThat(options.live()).isFalse();
        assertThat(options.mute()).isEmpty();
    }

    @Test
    void theLastWordCounts() {
        Options options = Options.parse(
                List.of("--live", "--plain", "--seconds", "5", "--rate", "7", "--seed", "9", "--mute", "evnspc"));

        assertThat(options.live()).isFalse();
        assertThat(options.length()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.perSecond()).isEqualTo(7);
        assertThat(options.seed()).isEqualTo(9);
        assertThat(options.mute()).contains(Corporation.EVNSPC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--nothing", "--seconds", "--seconds 0", "--seconds many", "--rate 100000", "--mute EVNX", "x"})
    void aMistakeIsRefusedWithWhatWasExpected(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of(line.split(" "))))
                .withMessageMatching(".*(There is no|needs a value|takes a number).*");
    }
}
