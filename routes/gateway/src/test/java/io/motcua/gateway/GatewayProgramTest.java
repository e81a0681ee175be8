package io.motcua.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Reference;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Replies;
import io.motcua.spi.SubmissionState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GatewayProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void decorationsStandAroundTheLedgerAndTheBackends() throws Exception {
        AtomicInteger ledgers = new AtomicInteger();
        List<String> told = new CopyOnWriteArrayList<>();
        Decorations decorations = Decorations.NONE
                .withLedger(ledger -> {
                    ledgers.incrementAndGet();
                    return ledger;
                })
                .withBackend(AcceptingBackend::new)
                .withListener(update -> told.add(update.status().name()));

        try (GatewayProgram program = GatewayProgram.start(SmallGateway.config(folder), decorations)) {
            String reference = SmallGateway.post(requests(program), SmallGateway.TO_THE_NORTH);

            await().atMost(PATIENCE)
                    .until(() -> program.ledger()
                                    .find(Reference.of(reference))
                                    .orElseThrow()
                                    .state()
                            == SubmissionState.SETTLED);
            assertThat(ledgers).hasValue(1);
            assertThat(told).contains("ACCEPTED");
        }
    }

    @Test
    void aSecondStartOnTheSameDataFolderIsRefusedWithWhatToDo() throws Exception {
        GatewayConfig config = SmallGateway.config(folder);

        try (GatewayProgram first = GatewayProgram.start(config)) {
            assertThatThrownBy(() -> GatewayProgram.start(config))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Another gateway (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("Stop it first");

            SmallGateway.post(requests(first), SmallGateway.TO_THE_NORTH);
        }
    }

    @Test
    void aGatewayThatWasClosedStartsAgainOnItsDataFolder() throws Exception {
        GatewayConfig config = SmallGateway.config(folder);
        String reference;
        try (GatewayProgram first = GatewayProgram.start(config)) {
            reference = SmallGateway.post(requests(first), SmallGateway.TO_THE_SOUTH);
            await().atMost(PATIENCE).until(() -> first.ledger().held(10).size() == 1);
        }

        try (GatewayProgram second = GatewayProgram.start(config)) {
            assertThat(second.ledger().held(10))
                    .singleElement()
                    .satisfies(held -> assertThat(held.reference().value()).isEqualTo(reference));
            assertThat(second.ledger().balance().isZero()).isTrue();
        }
    }

    @Test
    void aTakenHttpPortIsNamedAndEverythingIsLetGoOf() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path yaml = SmallGateway.writeInto(folder).resolve("gateway.yaml");
            Files.writeString(
                    yaml,
                    Files.readString(yaml).replace("http: {port: 0}", "http: {port: " + taken.getLocalPort() + "}"));
            GatewayConfig config = GatewayConfig.read(folder, SmallGateway.SECRETS::get);

            assertThatThrownBy(() -> GatewayProgram.start(config))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());

            GatewayProgram.start(config.withFreePorts()).close();
        }
    }

    @Test
    void aTakenBrokerPortIsNamedAndEverythingIsLetGoOf() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path yaml = SmallGateway.writeInto(folder).resolve("gateway.yaml");
            Files.writeString(
                    yaml,
                    Files.readString(yaml).replace("amqp: {port: 0}", "amqp: {port: " + taken.getLocalPort() + "}"));
            GatewayConfig config = GatewayConfig.read(folder, SmallGateway.SECRETS::get);

            assertThatThrownBy(() -> GatewayProgram.start(config))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());

            GatewayProgram.start(config.withFreePorts()).close();
        }
    }

    @Test
    void anotherDataFolderIsAnotherGateway() throws Exception {
        GatewayConfig config = SmallGateway.config(folder);

        try (GatewayProgram first = GatewayProgram.start(config);
                GatewayProgram second = GatewayProgram.start(config.withData(folder.resolve("second")))) {
            assertThat(second.httpPort()).isNotEqualTo(first.httpPort());
            assertThat(second.amqpPort()).isPresent().isNotEqualTo(first.amqpPort());
            assertThat(folder.resolve("second/ledger")).isDirectory();
        }
    }

    private static URI requests(GatewayProgram program) {
        return URI.create("http://127.0.0.1:" + program.httpPort() + "/app/v1/requests");
    }

    /** Says at once that the utility has it, whatever the backend behind it would do. */
    private record AcceptingBackend(BackendAdapter inner) implements BackendAdapter {
        @Override
        public String backend() {
            return inner.backend();
        }

        @Override
        public void open(Replies replies) {
            inner.open(replies);
        }

        @Override
        public CompletionStage<DeliveryOutcome> deliver(Delivery delivery) {
            return CompletableFuture.completedFuture(new DeliveryOutcome.Accepted("N-1"));
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
