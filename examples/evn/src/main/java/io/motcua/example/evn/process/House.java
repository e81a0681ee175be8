package io.motcua.example.evn.process;

import io.motcua.example.evn.door.Operator;
import io.motcua.example.evn.outside.Sighting;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.utility.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The gateway, the five utilities and the world outside of one run, as processes. Whatever happens, closing it leaves none of them behind.
 * Safe for use by many threads.
 */
public final class House implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final RunFolder run;
    private final Path root;
    private final Path archives;
    private final Addresses addresses;
    private final Secrets secrets;
    private final Operator operator;
    private final Consumer<Child> onFailure;
    private final List<Child> others = new ArrayList<>();
    private final CountDownLatch outsideReady = new CountDownLatch(1);
    private Optional<Child> gateway = Optional.empty();
    private volatile boolean closing;

    private House(RunFolder run, Path root, Addresses addresses, Secrets secrets, Consumer<Child> onFailure) {
        this.run = run;
        this.root = root;
        this.archives = root.resolve("examples/evn/target").toAbsolutePath().normalize();
        this.addresses = addresses;
        this.secrets = secrets;
        this.operator = new Operator(addresses.operatorUri(), run.data().resolve("operator.json"));
        this.onFailure = onFailure;
    }

    /**
     * Prepares a run: free ports, secrets made at random, a configuration in the run's folder.
     *
     * @param root the repository
     * @param onFailure told of a process that ends before it should
     */
    public static House prepare(Path root, RunFolder run, Consumer<Child> onFailure) throws IOException {
        Addresses addresses = Addresses.free();
        Path shipped = root.resolve("examples/evn/config").toAbsolutePath().normalize();
        String yaml = GatewayFiles.write(shipped, run, addresses);
        return new House(run, root, addresses, Secrets.of(yaml), onFailure);
    }

    /** Where the gateway listens. */
    public Addresses addresses() {
        return addresses;
    }

    /** Who may come. */
    public Secrets secrets() {
        return secrets;
    }

    /** Who asks the gateway how things are. */
    public Operator operator() {
        return operator;
    }

    /**
     * Starts the world outside, and does not wait for it: the gateway tries until it is there.
     *
     * @param sightings told of what can be seen there
     */
    public void startOutside(Consumer<Sighting> sightings) throws IOException {
        Consumer<String> lines = line -> Sighting.read(line).ifPresent(sighting -> {
            if (sighting instanceof Sighting.Ready) {
                outsideReady.countDown();
            } else {
                sightings.accept(sighting);
            }
        });
        other(Child.start(Outside.program(addresses, secrets, run, archives), lines));
    }

    /**
     * Starts the gateway, and gives how long it took until it served.
     *
     * @throws IOException if it is not built, or does not serve
     */
    public Duration startGateway() throws IOException, InterruptedException {
        Path jar = root.resolve("routes/gateway/target/motcua.jar")
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(jar)) {
            throw new IOException("The gateway is not built: there is no " + jar
                    + ". Build it with: mvn -q -pl routes/gateway -am package -DskipTests");
        }
        Instant begun = Instant.now();
        Program program = new Program(
                "gateway",
                List.of(
                        "-Xmx512m",
                        "-jar",
                        jar.toString(),
                        "run",
                        "--config",
                        run.config().toString()),
                secrets.environment(),
                List.of(run.log("gateway"), run.gatewayLog()),
                ClassArchive.of(archives, "gateway", jar.toString(), true));
        Child child = Child.start(program);
        watch(child);
        gateway = Optional.of(child);
        while (!operator.isReady()) {
            awaitAlive(child, begun);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Duration.between(begun, Instant.now());
    }

    /**
     * Starts the five utilities at the same time, and waits until each takes requests, and until the world outside is
     * there.
     *
     * @param reports told what each of them says
     * @throws IOException if one does not come up
     */
    public void startUtilities(Optional<Corporation> mute, long seed, BiConsumer<Corporation, Report> reports)
            throws IOException, InterruptedException {
        Instant begun = Instant.now();
        CountDownLatch ready = new CountDownLatch(Corporation.values().length);
        for (Corporation corporation : Corporation.values()) {
            Consumer<String> lines = line -> Report.read(line).ifPresent(report -> {
                if (report instanceof Report.Ready) {
                    ready.countDown();
                } else {
                    reports.accept(corporation, report);
                }
            });
            Map<String, String> environment = Utilities.environment(corporation, addresses, secrets, mute, seed);
            other(Child.start(Utilities.program(corporation, environment, run, archives), lines));
        }
        await(ready, begun);
        await(outsideReady, begun);
    }

    private void await(CountDownLatch ready, Instant begun) throws IOException, InterruptedException {
        while (!ready.await(50, TimeUnit.MILLISECONDS)) {
            for (Child child : children()) {
                awaitAlive(child, begun);
            }
        }
    }

    private void other(Child child) {
        watch(child);
        synchronized (others) {
            others.add(child);
        }
    }

    /** Every process that was started. */
    public List<Child> children() {
        List<Child> all = new ArrayList<>(gateway.stream().toList());
        synchronized (others) {
            all.addAll(others);
        }
        return all;
    }

    /** Ends the utilities and the world outside, then the gateway, and waits until they are gone. Idempotent. */
    @Override
    public synchronized void close() {
        closing = true;
        List<Child> all = children();
        all.stream().skip(gateway.isPresent() ? 1 : 0).forEach(Child::endInput);
        all.stream().skip(gateway.isPresent() ? 1 : 0).forEach(child -> child.awaitEnd(Duration.ofSeconds(10)));
        gateway.ifPresent(child -> {
            child.askToEnd();
            child.awaitEnd(Duration.ofSeconds(45));
        });
    }

    /** When somebody presses Ctrl-C, every process hears of it at once; that is no failure of theirs. */
    private void watch(Child child) {
        Executor later = CompletableFuture.delayedExecutor(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
        child.onEnd(() -> later.execute(() -> {
            if (!closing) {
                onFailure.accept(child);
            }
        }));
    }

    private static void awaitAlive(Child child, Instant begun) throws IOException {
        if (!child.isAlive()) {
            throw new IOException(child.lastWords());
        }
        if (Duration.between(begun, Instant.now()).compareTo(PATIENCE) > 0) {
            throw new IOException("Not ready within " + PATIENCE.toSeconds() + " s: " + child.lastWords());
        }
    }
}
