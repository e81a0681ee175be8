package io.motcua.example.bench.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void aQuantileIsNeverTooLowAndAtMostASixtyFourthTooHigh() {
        long[] values = new Random(5).longs(10_000, 0, 100_000_000).toArray();
        LongStream.of(values).forEach(histogram::record);
        long[] sorted = LongStream.of(values).sorted().toArray();

        for (double share : new double[] {0.001, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
            assertThat(histogram.quantileMicros(share)).isBetween(exact, exact + exact / 64 + 1);
        }
        assertThat(histogram.maxMicros()).isEqualTo(sorted[sorted.length - 1]);
        assertThat(histogram.count()).isEqualTo(10_000);
    }

    @Test
    void smallValuesAreExactAndTheLargestFits() {
        histogram.record(-1);
        histogram.record(63);
        histogram.record(Long.MAX_VALUE);

        assertThat(histogram.quantileMicros(0.3)).isZero();
        assertThat(histogram.quantileMicros(0.6)).isEqualTo(63);
        assertThat(histogram.quantileMicros(1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nothingCountedIsZero() {
        assertThat(histogram.quantileMicros(0.99)).isZero();
        assertThat(histogram.maxMicros()).isZero();
    }

    @Test
    void whatTwoHaveCountedIsCountedTogether() {
        LatencyHistogram one = new LatencyHistogram();
        LatencyHistogram other = new LatencyHistogram();
        one.record(10);
        other.record(20);
        other.record(30);

        one.add(other);

        assertThat(one.count()).isEqualTo(3);
        assertThat(one.maxMicros()).isEqualTo(30);
        assertThat(one.quantileMicros(0.5)).isEqualTo(20);
    }
}
