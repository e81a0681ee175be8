package io.motcua.kit;

import io.motcua.backend.jms.EmbeddedBroker;
import io.motcua.backend.jms.EmbeddedBrokerConfig;
import io.motcua.backend.jms.JmsBackendConfig;
import io.motcua.backend.jms.JmsConnectionConfig;
import io.motcua.backend.jms.UtilityAccount;
import io.motcua.kit.KitConfig.EmbeddedQueue;
import io.motcua.kit.KitConfig.Http;
import io.motcua.kit.KitConfig.RemoteQueue;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Plays the gateway before one backend. Opened, it has its own doors, so that the backend can be started; then it runs
 * once. Not safe for use by several threads.
 */
public final class ContractKit implements AutoCloseable {
    private static final Duration LAST_NEWS_WITHIN = Duration.ofSeconds(3);

    private final KitConfig config;
    private final Inbox inbox = new Inbox();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private OptionalInt port = OptionalInt.empty();
    private final Line line;

    private ContractKit(KitConfig config) throws IOException {
        this.config = config;
        try {
            this.line = open();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the kit's side: the broker with its queues, the address for call-backs.
     *
     * @throws IOException if it cannot be opened: a port is taken, a broker does not answer
     */
    public static ContractKit open(KitConfig config) throws IOException {
        return new ContractKit(config);
    }

    /** The port that the kit listens on, for the backend to come to or to call back at; empty if it has none. */
    public OptionalInt port() {
        return port;
    }

    /** The cases in the order in which they run. */
    static List<ContractCase> cases() {
        return Stream.of(RequestCases.all(), RepeatCases.all(), OrderCases.all(), RefusalCases.all(), AnswerCases.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Runs all cases.
     *
     * @param progress is told each result as it is there
     * @throws IOException if the backend cannot be reached at all: no case says anything then
     */
    public KitReport run(Consumer<CaseResult> progress) throws IOException, InterruptedException {
        Trial trial =
                new Trial(config, new GoldenEvents(config.utility(), config.services(), config.seed()), line, inbox);
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        inbox.quiet(config.quiet(), LAST_NEWS_WITHIN);
        inbox.clear();
        requireReachable(trial);
        List<CaseResult> results = new ArrayList<>();
        for (ContractCase each : cases()) {
            if (each.id().equals(AnswerCases.all().get(0).id())) {
                inbox.quiet(config.quiet(), LAST_NEWS_WITHIN);
            }
            Instant before = Instant.now();
            each.check().run(trial);
            CaseResult result = new CaseResult(
                    each.id(),
                    each.title(),
                    each.rule(),
                    trial.takeFindings(),
                    trial.takeNotes(),
                    Duration.between(before, Instant.now()));
            results.add(result);
            progress.accept(result);
        }
        return new KitReport(KitReport.version(), config.utility(), line.describe(), startedAt, config.seed(), results);
    }

    private void requireReachable(Trial trial) throws IOException, InterruptedException {
        Answer answer = trial.probe(trial.golden.event(trial.golden.least()));
        if (answer instanceof Answer.Broken || answer instanceof Answer.Silence) {
            throw new IOException("The backend at " + line.describe() + " cannot be tried with an ordinary request of "
                    + config.utility() + ": " + answer.inWords());
        }
        if (answer instanceof Answer.Acknowledged said
                && said.reply().field("result").equals("notMine")) {
            throw new IOException("The backend at " + line.describe() + " cannot be tried as " + config.utility()
                    + ": it says that an ordinary request of " + config.utility() + " is not its own, in its words '"
                    + said.reply().field("cause") + "'. Give the id that it has itself, in the same letters");
        }
    }

    private Line open() throws IOException {
        if (config.backend() instanceof Http http) {
            if (http.callback().isPresent()) {
                CallbackDoor door = CallbackDoor.open(
                        http.callback().get().address(),
                        config.utility(),
                        http.callback().get().key(),
                        inbox);
                opened.add(door);
                port = OptionalInt.of(door.port());
            }
            return keep(new HttpLine(http.url(), http.token(), http.callback().isPresent(), inbox));
        }
        if (config.backend() instanceof RemoteQueue remote) {
            return queue(remote.url(), remote.url(), remote.user(), remote.password(), () -> 0);
        }
        EmbeddedQueue embedded = (EmbeddedQueue) config.backend();
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerConfig.builder(embedded.folder())
                .utilities(List.of(UtilityAccount.of(config.utility(), embedded.password())))
                .host(embedded.host())
                .port(embedded.port())
                .build());
        opened.add(broker);
        port = broker.port();
        JmsConnectionConfig gateway = broker.connectionConfig();
        // The kit's own way to it is inside this process, and tells nobody anything.
        String place = embedded.host() + ":" + port.orElseThrow();
        return queue(place, gateway.url(), gateway.user(), gateway.password(), broker::deadMessages);
    }

    private Line queue(String place, String url, String user, String password, LongSupplier setAside)
            throws IOException {
        QueueLine.Queues queues = new QueueLine.Queues(
                config.utility(),
                JmsBackendConfig.defaultRequestQueue(config.utility()),
                JmsBackendConfig.defaultReplyQueue(config.utility()));
        try {
            return keep(new QueueLine(place, url, user, password, queues, inbox, setAside));
        } catch (JMSException e) {
            throw new IOException("The broker at " + place + " does not let the kit in: " + e.getMessage(), e);
        }
    }

    private Line keep(Line made) {
        opened.add(made);
        return made;
    }

    @Override
    public void close() {
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                throw new IllegalStateException("The kit did not close", e);
            }
        }
        opened.clear();
    }
}
