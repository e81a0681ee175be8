package io.motcua.example.oracle.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A JVM's compiler threads as Linux counts them. The JVM's own count has only compilations that are done, which in a
 * busy process is a small part of them.
 */
final class CompilerThreads {
    /** Linux tells processor time to everybody in hundredths of a second (proc(5), USER_HZ). */
    private static final long MILLIS_PER_TICK = 10;
    /** After the name: utime and stime are the 14th and 15th field of the line, of which the name is the 2nd. */
    private static final int UTIME = 11;

    private CompilerThreads() {}

    /** The processor time of this process's compiler threads; zero where there is no {@code /proc}. */
    static Duration cpu(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return Duration.ofMillis(
                    MILLIS_PER_TICK * all.mapToLong(CompilerThreads::ticks).sum());
        } catch (IOException | UncheckedIOException e) {
            // The process has gone meanwhile.
            return Duration.ZERO;
        }
    }

    private static long ticks(Path thread) {
        try {
            String line = Files.readString(thread.resolve("stat"));
            int nameEnd = line.lastIndexOf(')');
            String name = line.substring(line.indexOf('(') + 1, nameEnd);
            if (!name.startsWith("C1 Compiler") && !name.startsWith("C2 Compiler")) {
                return 0;
            }
            String[] fields = line.substring(nameEnd + 2).split(" ");
            return Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
        } catch (IOException e) {
            // The thread has ended meanwhile.
            return 0;
        }
    }
}
