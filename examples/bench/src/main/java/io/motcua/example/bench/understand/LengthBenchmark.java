package io.motcua.example.bench.understand;

import io.motcua.profile.Profile;
import io.motcua.profile.ProfileException;
import io.motcua.spi.StoredSubmission;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Texts of many lengths, the longest of a megabyte: the time may grow no faster than they do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LengthBenchmark {
    private static final Instant NOW = Instant.parse("2026-05-19T13:00:00Z");

    /** In characters. */
    @Param({"1000", "10000", "100000", "1000000"})
    public int length;

    private Understanding understanding;
    private StoredSubmission stored;
    private Reading reading;

    @Setup
    public void load() throws ProfileException {
        understanding = new Understanding(Profile.load(Path.of(System.getProperty(UnderstandingBenchmark.PROFILE))));
        stored = UnderstandingBenchmark.submission();
        reading = Messages.ofLength(length);
    }

    @Benchmark
    public Meaning understood() {
        return understanding.of(stored, reading, NOW);
    }
}
