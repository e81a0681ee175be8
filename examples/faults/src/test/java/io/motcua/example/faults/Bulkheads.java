package io.motcua.example.faults;

import io.motcua.backend.jms.JmsBackend;
import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnection;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    private final BulkheadPlan plan;
    private final Path folder;
    private final PrintStream out;
    private final List<BulkheadReport.Turn> turns = new ArrayList<>();

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
        BulkheadReport report = new BulkheadReport(turns);
        report.lines().forEach(out::println);
        Files.write(
                folder.resolve("micros.csv"),
                Stream.concat(Stream.of(BulkheadReport.CSV_HEAD), report.csv()).toList());
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
    private interface Moment {
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
            without(load, rivers);
            with("refused", load, rivers, west.effects(), west::refuseConnections, west::recover);
            for (HttpFault fault : HttpFault.values()) {
                with(fault.toString(), load, rivers, west.effects(), () -> west.begin(fault.conduct()), west::recover);
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
            without(load, rivers);
            with(name, load, rivers, west.effects(), () -> begin.to(broker), () -> end.to(broker));
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
            without(load, rivers);
            with("slow broker", load, rivers, west.effects(), wire::slowDown, wire::speedUp);
        }
    }

    /** Full is what nobody empties: the utility goes, and comes back with what it knows. */
    private void fullBroker(Path here) throws Exception {
        PacedLoad load = plan.load();
        try (HttpUtility east = new HttpUtility();
                BrokerProcess broker = new BrokerProcess(here.resolve("broker"), NARROW);
                JmsConnection connection = BrokerProcess.connect(broker.port());
                TwoRivers rivers = rivers(here, east, connection, load)) {
            load.awaitAcknowledged(rivers.send(TwoRivers.EAST, plan.warmUp()));
            Effects effects;
            try (QueueUtility west = utility(broker)) {
                without(load, rivers);
                effects = west.effects();
            }
            PacedLoad.Sending faulty = load.send(rivers, plan.turn());
            try (QueueUtility west = utility(broker, effects)) {
                ended("full broker", faulty, load, rivers, west.effects());
            }
        }
    }

    private void warm(PacedLoad load, TwoRivers rivers) throws Exception {
        load.awaitAcknowledged(rivers.send(TwoRivers.EAST, plan.warmUp()));
        load.awaitAcknowledged(rivers.send(TwoRivers.WEST, plan.warmUp()));
    }

    private void without(PacedLoad load, TwoRivers rivers) {
        PacedLoad.Sending right = load.send(rivers, plan.turn());
        load.awaitAcknowledged(right.west());
        add(Optional.empty(), right);
    }

    private void with(String fault, PacedLoad load, TwoRivers rivers, Effects west, Moment begin, Moment end)
            throws Exception {
        begin.now();
        PacedLoad.Sending faulty = load.send(rivers, plan.turn());
        end.now();
        ended(fault, faulty, load, rivers, west);
    }

    private void ended(String fault, PacedLoad.Sending faulty, PacedLoad load, TwoRivers rivers, Effects west) {
        load.awaitAcknowledged(faulty.west());
        Collection<String> done = west.references();
        if (done.size() != new HashSet<>(done).size()) {
            throw new IllegalStateException("With the fault '" + fault + "' the utility did something twice");
        }
        add(Optional.of(fault), faulty);
        without(load, rivers);
    }

    private void add(Optional<String> fault, PacedLoad.Sending sending) {
        BulkheadReport.Turn turn = new BulkheadReport.Turn(fault, sending.eastMicros());
        out.printf(Locale.ROOT, "  %-42s p99 ms %6.1f%n", fault.orElse(""), turn.p99());
        turns.add(turn);
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
        return utility(broker, new Effects());
    }

    private static QueueUtility utility(BrokerProcess broker, Effects effects) {
        return new QueueUtility(
                broker.port(), BrokerProcess.UTILITY, effects, event -> List.of(QueueUtility.accepted(event)));
    }
}
