package io.motcua.example.evn.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentileTest {
    private static final List<Duration> HUNDRED =
            IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

    @Test
    void theNearestRankIsTaken() {
        assertThat(Percentile.of(HUNDRED, 0.5)).contains(Duration.ofMillis(50));
        assertThat(Percentile.of(HUNDRED, 0.95)).contains(Duration.ofMillis(95));
        assertThat(Percentile.of(HUNDRED, 1)).contains(Duration.ofMillis(100));
        assertThat(Percentile.of(List.of(Duration.ofMillis(7)), 0.95)).contains(Duration.ofMillis(7));
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(Percentile.of(List.of(), 0.95)).isEmpty();
        assertThat(Percentile.seconds(Optional.empty())).isEqualTo("–");
    }
}
