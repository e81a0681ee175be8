package io.motcua.example.oracle.rounds;

import io.motcua.example.oracle.gateway.Addresses;
import io.motcua.example.oracle.gateway.GatewayProcess;
import io.motcua.example.oracle.gateway.GatewaySetting;
import io.motcua.example.oracle.journal.Entry;
import io.motcua.example.oracle.journal.Journal;
import io.motcua.example.oracle.load.Channel;
import io.motcua.example.oracle.outside.Outside;
import io.motcua.example.oracle.process.Child;
import io.motcua.example.oracle.reconcile.Books;
import io.motcua.example.oracle.reconcile.LedgerFile;
import io.motcua.example.oracle.reconcile.LedgerRow;
import io.motcua.example.oracle.reconcile.Reconciliation;
import io.motcua.example.oracle.reconcile.Verdict;
import io.motcua.example.oracle.utility.Utilities;
import io.motcua.spi.SubmissionState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with one ledger in it, those outside and the utilities, who live as long as the scene does, and at most one
 * gateway at a time.
 */
public final class Scene implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 100;
    /** Lives are short: what the best compiler would give is not earned back. */
    private static final List<String> SHORT_LIVED =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m");

    private final Path folder;
    private final GatewaySetting sound;
    private final Child outside;
    private final Child utilities;
    private int lives;

    /**
     * Starts those outside and the utilities.
     *
     * @param folder empty; everything is kept there, logs and journals too
     * @param profile the folder of EVN's profile
     * @param channels that people send by, each as often as the others
     * @param seed of what people send
     */
    public Scene(Path folder, Path profile, Set<Channel> channels, long seed) throws IOException {
        this.folder = folder;
        Addresses addresses =
                new Addresses(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
        this.sound = GatewaySetting.sound(folder.resolve("gateway"), profile, channels, addresses);
        this.outside = Child.start(
                "outside",
                folder,
                SHORT_LIVED,
                Outside.class,
                Stream.concat(Stream.of(folder.toString(), Long.toString(seed)), sound.words().stream())
                        .toList());
        this.utilities = Child.start(
                "utilities",
                folder,
                SHORT_LIVED,
                Utilities.class,
                Stream.concat(
                                Stream.of(
                                        "tcp://127.0.0.1:" + sound.brokerPort(),
                                        GatewaySetting.UTILITY_PASSWORD,
                                        folder.toString()),
                                GatewaySetting.UTILITIES.stream())
                        .toList());
        outside.hear(START_WITHIN);
        utilities.hear(START_WITHIN);
    }

    /** The gateway of this scene, in which nothing goes wrong by itself. */
    public GatewaySetting sound() {
        return sound;
    }

    /** Starts a gateway, without waiting until it is ready. */
    public Child start(GatewaySetting setting) throws IOException {
        outside.ask("life " + ++lives, ANSWER_WITHIN);
        return Child.start("gateway-" + lives, folder, SHORT_LIVED, GatewayProcess.class, setting.words());
    }

    /** Gives people so many more requests to send. */
    public void send(int count) {
        outside.ask("send " + count, ANSWER_WITHIN);
    }

    /** How many requests have a yes. */
    public int acknowledged() {
        return Integer.parseInt(outside.ask("acknowledged", ANSWER_WITHIN));
    }

    /** Has the message centre stop between two parts of a message. */
    void stopBetweenParts() {
        outside.ask("stop-between-parts", ANSWER_WITHIN);
    }

    /** Waits until it has stopped; whether it came to that. */
    boolean isStopped() {
        return Boolean.parseBoolean(outside.ask("stopped", ANSWER_WITHIN));
    }

    /** Lets the message centre go on. */
    void goOn() {
        outside.ask("go-on", ANSWER_WITHIN);
    }

    /**
     * Runs a sound gateway until every request is answered, nothing is pending and everybody was told, or patience ends, and
     * judges.
     */
    public Verdict healAndJudge(Duration patience) throws IOException, SQLException, InterruptedException {
        try (Child gateway = start(sound)) {
            gateway.hear(START_WITHIN);
            long end = System.nanoTime() + patience.toNanos();
            while (!isDrained() && System.nanoTime() < end) {
                Thread.sleep(POLL_MILLIS);
            }
            long strays = Long.parseLong(gateway.ask("strays", ANSWER_WITHIN));
            return Reconciliation.of(books(strays));
        }
    }

    /** The verdict as of now, in which what is still on its way is unfinished. */
    public Verdict judge() throws IOException, SQLException {
        return Reconciliation.of(books(0));
    }

    @Override
    public void close() {
        outside.close();
        utilities.close();
    }

    private boolean isDrained() throws SQLException {
        return outside.ask("open", ANSWER_WITHIN).equals("0")
                && ledger().count(SubmissionState.PENDING) == 0
                && ledger().dueNotices() == 0;
    }

    /** The rows are read first: whatever they say has happened is in the journals already. */
    private Books books(long strays) throws IOException, SQLException {
        List<LedgerRow> rows = ledger().rows();
        long difference = ledger().difference();
        outside.ask("caught-up", ANSWER_WITHIN);
        List<Entry> entries = new ArrayList<>();
        for (Channel channel : sound.channels()) {
            entries.addAll(Journal.read(Outside.journal(folder, channel)));
            entries.addAll(Journal.read(Outside.notices(folder, channel)));
        }
        for (String utility : GatewaySetting.UTILITIES) {
            entries.addAll(Journal.read(folder.resolve(utility + ".journal")));
        }
        return new Books(entries, rows, difference, strays);
    }

    private LedgerFile ledger() {
        return new LedgerFile(sound.ledgerFile());
    }
}
