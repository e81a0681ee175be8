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
 * The process that makes the load. Commands, the first three of which answer with figures in microseconds:
 *
 * <ul>
 *   <li>{@code closed <port> <path> <whom> <millis> <inFlight>}, whom as {@link Whom} names utilities
 *   <li>{@code open <port> <path> <whom> <perSecond> <seconds> <file>}, which also writes a line for each request to
 *       the file: reference, when it was due, when it was answered, in microseconds since 1970
 *   <li>{@code fill <port> <path> <whom> <requests>}
 *   <li>{@code converse <port> <path> <utility> <conversations>}, which sends a request for each
 *   <li>{@code follow <port> <path> <round>}, which sends a follow-up in each
 * </ul>
 */
public final class Generator {
    private static final int OPEN_CONNECTIONS = 64;

    /** Keys count up over all runs, from the time that the process was started, so that no two processes share one. */
    private final AtomicLong keys = new AtomicLong(System.currentTimeMillis() << 20);

    private List<String> conversations = List.of();

    private Generator() {}

    /** Takes no words. */
    public static void main(String[] words) throws IOException {
        Commands commands = new Commands();
        Generator generator = new Generator();
        commands.on("closed", generator::closed)
                .on("open", generator::open)
                .on("fill", generator::fill)
                .on("converse", generator::converse)
                .on("follow", generator::follow);
        commands.say("ready");
        commands.serve();
    }

    private String closed(String words) throws IOException {
        String[] word = words.split(" ");
        int port = Integer.parseInt(word[0]);
        try (Traffic traffic = traffic(port, word[1], Whom.bodies(word[2]), Integer.parseInt(word[4]))) {
            return figures(traffic.closed(Duration.ofMillis(Long.parseLong(word[3]))));
        }
    }

    private String open(String words) throws IOException {
        String[] word = words.split(" ");
        int port = Integer.parseInt(word[0]);
        try (Traffic traffic = traffic(port, word[1], Whom.bodies(word[2]), OPEN_CONNECTIONS)) {
            Traffic.Result result =
                    traffic.open(Integer.parseInt(word[3]), Duration.ofSeconds(Long.parseLong(word[4])));
            List<String> lines = result.sent().stream()
                    .map(sent -> sent.reference() + "\t" + sent.dueEpochMicros() + "\t" + sent.answeredEpochMicros())
                    .toList();
            Files.write(Path.of(word[5]), lines);
            return figures(result);
        }
    }

    private String fill(String words) throws IOException {
        String[] word = words.split(" ");
        try (Traffic traffic = traffic(Integer.parseInt(word[0]), word[1], Whom.bodies(word[2]), OPEN_CONNECTIONS)) {
            return figures(traffic.counted(Long.parseLong(word[3])));
        }
    }

    private String converse(String words) throws IOException {
        String[] word = words.split(" ");
        List<byte[]> first = Whom.firstOfConversations(word[2], Integer.parseInt(word[3]));
        conversations = answered(Integer.parseInt(word[0]), word[1], first);
        return "begun";
    }

    private String follow(String words) throws IOException {
        String[] word = words.split(" ");
        List<byte[]> more = Whom.followUps(conversations, Integer.parseInt(word[2]));
        answered(Integer.parseInt(word[0]), word[1], more);
        return "followed up";
    }

    /** Sends each of these once, and gives the references that they were answered with. */
    private List<String> answered(int port, String path, List<byte[]> bodies) throws IOException {
        try (Traffic traffic = traffic(port, path, bodies, OPEN_CONNECTIONS)) {
            Traffic.Result result = traffic.counted(bodies.size());
            if (result.errors() > 0) {
                throw new IOException(result.errors() + " of " + bodies.size() + " were refused");
            }
            return result.sent().stream().map(Traffic.Sent::reference).toList();
        }
    }

    private Traffic traffic(int port, String path, List<byte[]> bodies, int connections) throws IOException {
        return new Traffic(port, new Requests(path, port, bodies, GatewaySetting.APP_KEY, keys), connections);
    }

    private static String figures(Traffic.Result result) {
        LatencyHistogram latency = result.histogram();
        return "answered=" + latency.count() + " errors=" + result.errors() + " micros="
                + result.duration().toNanos() / 1_000 + " p50=" + latency.quantileMicros(0.5) + " p95="
                + latency.quantileMicros(0.95) + " p99=" + latency.quantileMicros(0.99) + " p999="
                + latency.quantileMicros(0.999) + " max=" + latency.maxMicros();
    }
}
