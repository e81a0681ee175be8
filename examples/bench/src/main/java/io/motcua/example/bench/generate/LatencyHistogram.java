package io.motcua.example.bench.generate;

/**
 * Counts durations in buckets whose width is a 64th of a power of two, so that a quantile is at most 1.6 % too high.
 * Not safe for use by several threads.
 */
public final class LatencyHistogram {
    private static final int SUB_BUCKET_BITS = 6;
    private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;

    private final long[] counts = new long[SUB_BUCKETS * (64 - SUB_BUCKET_BITS)];
    private long count;
    private long max;

    /** Counts a duration of this many microseconds; a negative one counts as zero. */
    public void record(long micros) {
        long value = Math.max(0, micros);
        counts[bucket(value)]++;
        count++;
        max = Math.max(max, value);
    }

    /** Counts what another one has counted, too. */
    public void add(LatencyHistogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
        max = Math.max(max, other.max);
    }

    /** How many were counted. */
    public long count() {
        return count;
    }

    /** The longest, in microseconds; zero if there is none. */
    public long maxMicros() {
        return max;
    }

    /**
     * The duration, in microseconds, that this share of the counted ones did not exceed; zero if there is none.
     *
     * @param share from 0 to 1, for example 0.99
     */
    public long quantileMicros(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(max, highest(i));
            }
        }
        return max;
    }

    private static int bucket(long value) {
        if (value < SUB_BUCKETS) {
            return (int) value;
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - SUB_BUCKET_BITS;
        return (shift + 1) * SUB_BUCKETS + (int) (value >>> shift) - SUB_BUCKETS;
    }

    private static long highest(int bucket) {
        if (bucket < SUB_BUCKETS) {
            return bucket;
        }
        int shift = bucket / SUB_BUCKETS - 1;
        return ((bucket % SUB_BUCKETS + (long) SUB_BUCKETS + 1) << shift) - 1;
    }
}
