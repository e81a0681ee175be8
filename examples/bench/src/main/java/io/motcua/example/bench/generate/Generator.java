package io.motcua.example.bench.generate;

import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that makes the load. Commands: {@code closed <port> <path> <millis> <inFlight>} and {@code open <port>
 * <path> <perSecond> <seconds> <file>}; both answer with figures in microseconds, the second also writes a line for each
 * request to the file: reference, when it was due, when it was answered, in microseconds since 1970.
 */
public final class Generator {
    private static final int OPEN_CONNECTIONS = 64;

    /** Keys count up over all runs, from the time that the process was started, so that no two processes share one. */
    private final AtomicLong keys = new AtomicLong(System.currentTimeMillis() << 20);

    private Generator() {}

    /** Takes no words. */
    public static void main(String[] words) throws IOException {
        Commands commands = new Commands();
        Generator generator = new Generator();
        commands.on("closed", generator::closed).on("open", generator::open);
        commands.say("ready");
        commands.serve();
    }

    private String closed(String words) throws IOException {
        String[] word = words.split(" ");
        int port = Integer.parseInt(word[0]);
        try (Traffic traffic = new Traffic(port, requests(word[1], port), Integer.parseInt(word[3]))) {
            return figures(traffic.closed(Duration.ofMillis(Long.parseLong(word[2]))));
        }
    }

    private String open(String words) throws IOException {
        String[] word = words.split(" ");
        int port = Integer.parseInt(word[0]);
        try (Traffic traffic = new Traffic(port, requests(word[1], port), OPEN_CONNECTIONS)) {
            Traffic.Result result =
                    traffic.open(Integer.parseInt(word[2]), Duration.ofSeconds(Long.parseLong(word[3])));
            List<String> lines = result.sent().stream()
                    .map(sent -> sent.reference() + "\t" + sent.dueEpochMicros() + "\t" + sent.answeredEpochMicros())
                    .toList();
            Files.write(Path.of(word[4]), lines);
            return figures(result);
        }
    }

    private Requests requests(String path, int port) {
        return new Requests(path, port, GatewaySetting.APP_KEY, keys);
    }

    private static String figures(Traffic.Result result) {
        LatencyHistogram latency = result.histogram();
        return "answered=" + latency.count() + " errors=" + result.errors() + " micros="
                + result.duration().toNanos() / 1_000 + " p50=" + latency.quantileMicros(0.5) + " p95="
                + latency.quantileMicros(0.95) + " p99=" + latency.quantileMicros(0.99) + " p999="
                + latency.quantileMicros(0.999) + " max=" + latency.maxMicros();
    }
}
