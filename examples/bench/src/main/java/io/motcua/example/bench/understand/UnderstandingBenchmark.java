package io.motcua.example.bench.understand;

import io.motcua.Payload;
import io.motcua.Receipt;
import io.motcua.ReferenceScheme;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.profile.Profile;
import io.motcua.profile.ProfileException;
import io.motcua.spi.StoredSubmission;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One message understood and resolved on one thread, and the same message merely folded by the JDK. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class UnderstandingBenchmark {
    /** Names the profile's folder. */
    static final String PROFILE = "motcua.bench.profile";

    static final Instant NOW = Instant.parse("2026-05-19T13:00:00Z");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Understanding understanding;
    private StoredSubmission stored;
    private List<Reading> readings;
    private List<String> texts;
    private int next;

    @Setup
    public void load() throws ProfileException {
        understanding = new Understanding(Profile.load(Path.of(System.getProperty(PROFILE))));
        stored = submission();
        readings = Messages.readings();
        texts = Messages.texts();
    }

    /** What the gateway does with a message once its channel has read it. */
    @Benchmark
    public Meaning understood() {
        next = (next + 1) % readings.size();
        return understanding.of(stored, readings.get(next), NOW);
    }

    /** The baseline: accents off and small letters, which any matching of Vietnamese begins with. */
    @Benchmark
    public String folded() {
        next = (next + 1) % texts.size();
        String marks = Normalizer.normalize(texts.get(next), Normalizer.Form.NFD);
        return MARKS.matcher(marks).replaceAll("").toLowerCase(Locale.ROOT).replace('đ', 'd');
    }

    /** A message that is stored, whatever it says. */
    static StoredSubmission submission() {
        Submission submission = new Submission(
                TrackingId.next(),
                "sms",
                "8100",
                NOW,
                Urgency.OTHER,
                "key",
                Payload.of("-".getBytes(StandardCharsets.UTF_8), "text/plain"),
                Map.of());
        Receipt receipt = new Receipt(
                submission.trackingId(), new ReferenceScheme(new byte[ReferenceScheme.KEY_BYTES]).nth(1), NOW);
        return new StoredSubmission(submission, receipt, 1);
    }
}
