package io.motcua.example.bench;

import java.util.Locale;

/**
 * One turn of one arm.
 *
 * @param answered requests with a yes
 * @param micros how long it took
 * @param cpuMicros processor time of the server meanwhile, in user and system mode
 * @param compilerCpuMicros the part of it that its just-in-time compiler used: what is not warm yet costs more than it will
 * @param generatorCpuMicros that of the load's process
 * @param commits of the ledger meanwhile; zero where there is none
 * @param backlog requests that no utility had acknowledged at the end
 * @param drainMillis how long after the end the last was acknowledged
 * @param cpuWithDrainMicros the server's processor time until then
 * @param utilitiesCpuMicros that of the utilities' process until then
 */
record Run(
        String arm,
        int round,
        long answered,
        long micros,
        long p50Micros,
        long p99Micros,
        long maxMicros,
        long cpuMicros,
        long compilerCpuMicros,
        long generatorCpuMicros,
        long commits,
        long backlog,
        long drainMillis,
        long cpuWithDrainMicros,
        long utilitiesCpuMicros) {

    static final String CSV_HEAD =
            "arm,round,answered,micros,p50_us,p99_us,max_us,cpu_us,compiler_cpu_us,generator_cpu_us,"
                    + "commits,backlog,drain_ms,cpu_with_drain_us,utilities_cpu_us";

    double perSecond() {
        return answered * 1e6 / micros;
    }

    double cpuMicrosPerRequest() {
        return (double) cpuMicros / answered;
    }

    double cpuMicrosPerRequestWithDrain() {
        return (double) cpuWithDrainMicros / answered;
    }

    /** The compiler's share of the processor time. */
    double compiling() {
        return (double) compilerCpuMicros / Math.max(1, cpuMicros);
    }

    double requestsPerCommit() {
        return commits == 0 ? 0 : (double) answered / commits;
    }

    /** Acknowledged by a utility before the end, as a share of what was answered. */
    double drainedMeanwhile() {
        return 1 - (double) backlog / answered;
    }

    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d",
                arm,
                round,
                answered,
                micros,
                p50Micros,
                p99Micros,
                maxMicros,
                cpuMicros,
                compilerCpuMicros,
                generatorCpuMicros,
                commits,
                backlog,
                drainMillis,
                cpuWithDrainMicros,
                utilitiesCpuMicros);
    }
}
