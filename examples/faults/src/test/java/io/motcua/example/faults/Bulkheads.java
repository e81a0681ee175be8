package io.motcua.example.faults;

import io.motcua.backend.jms.JmsBackend;
import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * Measures what a utility's acknowledgments take while another one's server or broker has a fault, in turns with times
 * in which nobody has one.
 */
final class Bulkheads {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final Duration CONFIRM_WITHIN = Duration.ofMillis(500);
    private static final Duration DELAY = Duration.ofMillis(400);
    private static final long ROOMY = 64L << 20;
    private static final long NARROW = 60_000;
    private static final String SERVER = "server";
    private static final String BROKER = "broker";

    private final BulkheadPlan plan;
    private final Path folder;
    private final PrintStream out;
    private final List<BulkheadReport.Pair> pairs = new ArrayList<>();

    Bulkheads(BulkheadPlan plan, Path folder, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.out = out;
    }

    /** Words: the folder to work in, then those of {@link BulkheadPlan#of}. */
    public static void main(String[] words) throws Exception {
        BulkheadPlan plan = BulkheadPlan.of(List.of(words).subList(1, words.length));
        Path folder = Path.of(words[0]).resolve("bulkheads-" + System.currentTimeMillis());
        BulkheadReport report = new Bulkheads(plan, folder, System.out).run();
        System.exit(report.isReached() ? 0 : 1);
    }

    /** Measures and reports. */
    BulkheadReport run() throws Exception {
        if (plan.uncounted().isPresent()) {
            out.println("not counted:");
            new Bulkheads(plan.uncounted().get(), folder.resolve("not-counted"), out).rounds();
        }
        rounds();
        BulkheadReport report = new BulkheadReport(pairs);
        report.lines().forEach(out::println);
        keep(folder.resolve("micros.csv"));
        out.println("raw figures: " + folder.toAbsolutePath());
        return report;
    }

    private void rounds() throws Exception {
        for (int round = 1; round <= plan.rounds(); round++) {
            Path here = folder.resolve("round-" + round);
            servers(here.resolve("http"));
            broker("stopped broker", here.resolve("stopped"), ROOMY, BrokerProcess::stop, BrokerProcess::startAgain);
            broker("killed broker", here.resolve("killed"), ROOMY, BrokerProcess::kill, BrokerProcess::startAgain);
            broker("frozen broker", here.resolve("frozen"), ROOMY, BrokerProcess::freeze, BrokerProcess::thaw);
            slowBroker(here.resolve("slow"));
            fullBroker(here.resolve("full"));
            out.println("round " + round + " of " + plan.rounds() + " is over");
        }
    }

    /** What makes a fault, or ends it. */
    @FunctionalInterface
    private interface Turn {
        void now() throws Exception;
    }

    /** What is done to a broker. */
    @FunctionalInterface
    private interface Deed {
        void to(BrokerProcess broker) throws Exception;
    }

    private void servers(Path here) throws Exception {
        PacedLoad load = plan.load();
        try (HttpUtility east = new HttpUtility();
                HttpUtility west = new HttpUtility();
                TwoRivers rivers = new TwoRivers(
                        here, east.adapter(TwoRivers.EAST), west.adapter(TwoRivers.WEST, ANSWER_WITHIN), load::told)) {
            warm(load, rivers);
            measure(SERVER, "refused", load, rivers, west.effects(), west::refuseConnections, west::recover);
            for (HttpFault fault : HttpFault.values()) {
                measure(
                        SERVER,
                        fault.toString(),
                        load,
                        rivers,
                        west.effects(),
                        () -> west.begin(fault.conduct()),
                        west::recover);
            }
        }
    }

    private void broker(String name, Path here, long queueBytes, Deed begin, Deed end) throws Exception {
        PacedLoad load = plan.load();
        try (HttpUtility east = new HttpUtility();
                BrokerProcess broker = new BrokerProcess(here.resolve("broker"), queueBytes);
                JmsConnection connection = BrokerProcess.connect(broker.port());
                TwoRivers rivers = rivers(here, east, connection, load);
                QueueUtility west = utility(broker)) {
            warm(load, rivers);
            measure(BROKER, name, load, rivers, west.effects(), () -> begin.to(broker), () -> end.to(broker));
        }
    }

    private void slowBroker(Path here) throws Exception {
        PacedLoad load = plan.load();
        try (HttpUtility east = new HttpUtility();
                BrokerProcess broker = new BrokerProcess(here.resolve("broker"), ROOMY);
                SlowWire wire = new SlowWire(broker.port(), DELAY);
                JmsConnection connection = BrokerProcess.connect(wire.port());
                TwoRivers rivers = rivers(here, east, connection, load);
                QueueUtility west = utility(broker)) {
            wire.speedUp();
            warm(load, rivers);
            measure(BROKER, "slow broker", load, rivers, west.effects(), wire::slowDown, wire::speedUp);
        }
    }

    /** Full is what nobody empties; so the utility comes last, and the time without a fault after it. */
    private void fullBroker(Path here) throws Exception {
        PacedLoad load = plan.load();
        try (HttpUtility east = new HttpUtility();
                BrokerProcess broker = new BrokerProcess(here.resolve("broker"), NARROW);
                JmsConnection connection = BrokerProcess.connect(broker.port());
                TwoRivers rivers = rivers(here, east, connection, load)) {
            load.awaitAcknowledged(rivers.send(TwoRivers.EAST, plan.warmUp()));
            PacedLoad.Sending faulty = load.send(rivers, plan.turn());
            try (QueueUtility west = utility(broker)) {
                load.awaitAcknowledged(faulty.west());
                PacedLoad.Sending right = load.send(rivers, plan.turn());
                load.awaitAcknowledged(right.west());
                add(BROKER, "full broker", right, faulty, west.effects());
            }
        }
    }

    private void warm(PacedLoad load, TwoRivers rivers) throws Exception {
        load.awaitAcknowledged(rivers.send(TwoRivers.EAST, plan.warmUp()));
        load.awaitAcknowledged(rivers.send(TwoRivers.WEST, plan.warmUp()));
    }

    private void measure(
            String setUp, String name, PacedLoad load, TwoRivers rivers, Effects west, Turn begin, Turn end)
            throws Exception {
        PacedLoad.Sending right = load.send(rivers, plan.turn());
        load.awaitAcknowledged(right.west());
        begin.now();
        PacedLoad.Sending faulty = load.send(rivers, plan.turn());
        end.now();
        load.awaitAcknowledged(faulty.west());
        add(setUp, name, right, faulty, west);
    }

    private void add(String setUp, String name, PacedLoad.Sending right, PacedLoad.Sending faulty, Effects west) {
        Collection<String> done = west.references();
        if (done.size() != new HashSet<>(done).size()) {
            throw new IllegalStateException("With the fault '" + name + "' the utility did something twice");
        }
        BulkheadReport.Pair pair = new BulkheadReport.Pair(setUp, name, right.eastMicros(), faulty.eastMicros());
        out.println(pair);
        pairs.add(pair);
    }

    private static TwoRivers rivers(Path here, HttpUtility east, JmsConnection connection, PacedLoad load)
            throws Exception {
        JmsBackendConfig config = JmsBackendConfig.builder(TwoRivers.WEST)
                .confirmWithin(CONFIRM_WITHIN)
                .build();
        JmsBackend west = new JmsBackend(config, connection, Clock.systemUTC());
        return new TwoRivers(here.resolve("ledger"), east.adapter(TwoRivers.EAST), west, load::told);
    }

    private static QueueUtility utility(BrokerProcess broker) {
        return new QueueUtility(broker.port(), BrokerProcess.UTILITY, event -> List.of(QueueUtility.accepted(event)));
    }

    private void keep(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(BulkheadReport.Pair.CSV_HEAD));
        pairs.forEach(pair -> lines.addAll(pair.csv()));
        Files.write(file, lines);
    }
}
