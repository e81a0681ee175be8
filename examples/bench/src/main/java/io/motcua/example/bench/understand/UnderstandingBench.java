package io.motcua.example.bench.understand;

import io.motcua.profile.Profile;
import io.motcua.profile.ProfileException;
import io.motcua.understanding.Understanding;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures how fast messages are understood, and what the tables for it take of the heap. Arguments: the profile's
 * folder, and {@code --quick} for figures that mean little.
 */
public final class UnderstandingBench {
    private static final double TARGET = 5_000;
    private static final double MEGABYTE = 1e6;

    private UnderstandingBench() {}

    public static void main(String[] args) throws RunnerException, ProfileException {
        Path profile = Path.of(args[0]);
        boolean quick = args.length > 1 && args[1].equals("--quick");
        memory(profile);
        double folded = throughput(run("UnderstandingBenchmark.folded", profile, quick));
        double understood = throughput(run("UnderstandingBenchmark.understood", profile, quick));
        say("%-46s %,12.0f /s", "a message folded by the JDK, one thread", folded);
        say("%-46s %,12.0f /s", "a message understood and resolved, one thread", understood);
        say("%-46s %12.2f", "understood / folded", understood / folded);
        say("target >= %,.0f/s for a core: %s", TARGET, understood >= TARGET ? "reached" : "NOT REACHED");
        for (RunResult result : run("LengthBenchmark.understood", profile, quick)) {
            int length = Integer.parseInt(result.getParams().getParam("length"));
            double micros = result.getPrimaryResult().getScore();
            say("%,12d characters %,14.0f µs %10.1f ns for each", length, micros, micros * 1_000 / length);
        }
    }

    private static void memory(Path profile) throws ProfileException {
        long before = used();
        Understanding understanding = new Understanding(Profile.load(profile));
        // The first message waits until the examples are learned from; before that, half of it would be counted.
        understanding.of(
                UnderstandingBenchmark.submission(), Messages.readings().get(0), UnderstandingBenchmark.NOW);
        long after = used();
        int names = understanding.profile().territory().provinces().size()
                + understanding.profile().territory().districts().size()
                + understanding.profile().territory().communes().size();
        say("%-46s %,12d", "places of all eras", names);
        say("%-46s %,12.1f MB", "heap for the profile and all that is made of it", (after - before) / MEGABYTE);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Collection<RunResult> run(String benchmark, Path profile, boolean quick) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(benchmark.replace(".", "\\.") + "$")
                .forks(1)
                .threads(1)
                .warmupIterations(quick ? 1 : 5)
                .warmupTime(TimeValue.milliseconds(quick ? 100 : 2_000))
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 100 : 2_000))
                .jvmArgsAppend("-D" + UnderstandingBenchmark.PROFILE + "=" + profile.toAbsolutePath())
                .build();
        return new Runner(options).run();
    }

    private static double throughput(Collection<RunResult> results) {
        return results.iterator().next().getPrimaryResult().getScore();
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
