package io.motcua.example.oracle.failover;

import io.motcua.example.oracle.gateway.GatewayProcess;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.gateway.Partners;
import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Journal;
import io.motcua.example.oracle.load.Callers;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.load.Sample;
import io.motcua.example.oracle.load.Samples;
import io.motcua.example.oracle.load.Source;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.LedgerFile;
import io.motcua.example.oracle.rounds.Ports;
import io.motcua.example.oracle.utility.Utilities;
import io.motcua.spi.SubmissionState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway, two centres in processes of their own, and people of both their territories who write by the app. */
final class Centres implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;
    private static final List<String> SHORT_LIVED =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m");
    /** Of so many requests a centre takes one and never says so. */
    private static final int UNANSWERED_ONE_IN = 150;

    private final Path folder;
    private final GatewaySetting setting;
    private final Partners partners;
    private final Child gateway;
    private final Map<String, Child> centres = new HashMap<>();
    private final Samples samples;
    private final Journal journal;
    private final Source source;
    private int next;

    Centres(Path folder, Path profile, Partners partners, long seed) throws IOException {
        this.folder = folder;
        this.partners = partners;
        this.samples = new Samples(seed, 0);
        this.setting = GatewaySetting.sound(folder.resolve("gateway"), profile, Ports.free(), Ports.free())
                .with(partners);
        this.gateway = Child.start("gateway", folder, SHORT_LIVED, GatewayProcess.class, setting.words());
        gateway.hear(START_WITHIN);
        for (String utility : partners.both()) {
            start(utility);
        }
        this.journal = Journal.open(folder.resolve("people.journal"));
        URI door = URI.create("http://127.0.0.1:" + setting.httpPort());
        this.source = Callers.of(Channel.APP, door, channel -> GatewaySetting.APP_KEY, journal);
    }

    /** Starts a centre; one that was killed knows what it has written down. */
    void start(String utility) throws IOException {
        List<String> options = new ArrayList<>(SHORT_LIVED);
        options.add("-D" + Utilities.UNANSWERED_ONE_IN + "=" + UNANSWERED_ONE_IN);
        Child centre = Child.start(
                utility,
                folder,
                options,
                Utilities.class,
                List.of(
                        "tcp://127.0.0.1:" + setting.brokerPort(),
                        GatewaySetting.UTILITY_PASSWORD,
                        folder.toString(),
                        utility));
        centre.hear(START_WITHIN);
        centres.put(utility, centre);
    }

    void kill(String utility) {
        centres.get(utility).kill();
    }

    /** Has so many more people write, of either territory. */
    void send(int count) {
        for (int sent = 0; sent < count; next++) {
            Sample sample = samples.sample(next);
            if (sample.utility().filter(partners.both()::contains).isPresent()) {
                source.put(sample);
                sent++;
            }
        }
    }

    /** How many requests wait for the gateway's answer. */
    int open() {
        return source.open();
    }

    /** Waits until everything has come to an end, and counts. */
    Count count(Duration patience) throws IOException, SQLException, InterruptedException {
        LedgerFile ledger = new LedgerFile(setting.ledgerFile());
        long end = System.nanoTime() + patience.toNanos();
        while ((source.open() > 0 || ledger.count(SubmissionState.PENDING) > 0) && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
        List<Entry> entries = new ArrayList<>(Journal.read(folder.resolve("people.journal")));
        for (String utility : partners.both()) {
            entries.addAll(Journal.read(folder.resolve(utility + ".journal")));
        }
        return Count.of(entries, ledger.rows());
    }

    @Override
    public void close() throws IOException {
        centres.values().forEach(Child::close);
        gateway.close();
        journal.close();
    }
}
