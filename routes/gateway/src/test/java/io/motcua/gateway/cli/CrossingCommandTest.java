package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome;
import io.motcua.Reference;
import io.motcua.gateway.Decorations;
import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.SmallGateway;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.spi.BackendAdapter;
import io.motcua.spi.Replies;
import io.motcua.spi.SubmissionState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The night in which Bình Dương went from EVNSPC to EVNHCMC, replayed with the example's profile. */
@Timeout(120)
class CrossingCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path EVN = Path.of("..", "..", "examples", "evn", "config", "profile")
            .toAbsolutePath()
            .normalize();
    private static final String BINH_DUONG = "Mất điện ở Thủ Dầu Một, tỉnh Bình Dương";
    private static final String HA_NOI = "Mất điện ở quận Ba Đình, thành phố Hà Nội";

    @TempDir
    Path folder;

    private final StandingClock clock = new StandingClock(OffsetDateTime.parse("2025-06-30T23:59:59+07:00"));
    private final StringWriter out = new StringWriter();

    @Test
    void aRequestOfTheLastSecondCrossesAndOneOfTheNextSecondDoesNot() throws Exception {
        GatewayConfig config = config();
        Reference lastSecond;
        try (GatewayProgram program =
                GatewayProgram.start(config, Decorations.NONE.withClock(clock).withBackend(AcceptingBackend::new))) {
            lastSecond = post(program, BINH_DUONG);
            Reference elsewhere = post(program, HA_NOI);
            clock.pass(Duration.ofSeconds(1));
            Reference nextSecond = post(program, BINH_DUONG);

            assertThat(utility(program, lastSecond)).isEqualTo("EVNSPC");
            assertThat(utility(program, elsewhere)).isEqualTo("EVNHANOI");
            assertThat(utility(program, nextSecond)).isEqualTo("EVNHCMC");
            assertListed(lastSecond);
            assertThat(execute("crossing", "--on", "2025-07-02", "--config", folder.toString()))
                    .isEqualTo(ExitStatus.WELL);
            assertThat(out.toString())
                    .startsWith("1 open request changes hands on 2025-07-02, of 3:")
                    .contains(lastSecond.value());
        }

        // The same from the ledger, when no gateway runs.
        assertListed(lastSecond);
    }

    private void assertListed(Reference lastSecond) throws IOException {
        assertThat(execute("crossing", "--on", "2025-07-01", "--json", "--config", folder.toString()))
                .isEqualTo(ExitStatus.WELL);
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("open").asInt()).as(out.toString()).isEqualTo(2);
        assertThat(report.path("unclear").asInt()).isZero();
        assertThat(report.path("crossing")).singleElement().satisfies(line -> {
            assertThat(line.path("reference").asText()).isEqualTo(lastSecond.value());
            assertThat(line.path("state").asText()).isEqualTo("settled");
            assertThat(line.path("before"))
                    .singleElement()
                    .extracting(JsonNode::asText)
                    .isEqualTo("EVNSPC");
            assertThat(line.path("after"))
                    .singleElement()
                    .extracting(JsonNode::asText)
                    .isEqualTo("EVNHCMC");
        });
    }

    private GatewayConfig config() throws Exception {
        StringBuilder yaml = new StringBuilder("profile: " + EVN + "\n"
                + "data: data\n"
                + "http: {port: 0}\n"
                + "broker: {embedded: {amqp: {port: 0}}}\n"
                + "channels: {app: [{account: evn-cskh, key: env:APP_KEY}]}\n"
                + "backends:\n");
        for (String utility : new String[] {"EVNNPC", "EVNCPC", "EVNSPC", "EVNHANOI", "EVNHCMC"}) {
            yaml.append("  ")
                    .append(utility)
                    .append(": {jms: {user: ")
                    .append(utility)
                    .append(", password: env:KEY}}\n");
        }
        Files.writeString(folder.resolve("gateway.yaml"), yaml);
        return GatewayConfig.read(
                folder, Map.of("APP_KEY", SmallGateway.SECRETS.get("APP_KEY"), "KEY", "key-of-this-test")::get);
    }

    private static Reference post(GatewayProgram program, String words) {
        URI requests = URI.create("http://127.0.0.1:" + program.httpPort() + "/app/v1/requests");
        Reference reference = Reference.of(SmallGateway.post(requests, words));
        await().atMost(PATIENCE)
                .until(() -> program.ledger().find(reference).orElseThrow().state() == SubmissionState.SETTLED);
        return reference;
    }

    private static String utility(GatewayProgram program, Reference reference) {
        return program.ledger()
                .find(reference)
                .orElseThrow()
                .decision()
                .orElseThrow()
                .jurisdiction()
                .orElseThrow();
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        return Motcua.execute(new PrintWriter(out, true), new PrintWriter(out, true), arguments);
    }

    /** Stands still until it is told to go on. */
    private static final class StandingClock extends Clock {
        private volatile Instant now;

        StandingClock(OffsetDateTime now) {
            this.now = now.toInstant();
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("It is of UTC");
        }
    }

    /** Says at once that the utility has it. */
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
