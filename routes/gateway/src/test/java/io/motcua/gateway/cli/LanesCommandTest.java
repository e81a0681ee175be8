package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Reference;
import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.SmallGateway;
import io.motcua.gateway.config.GatewayConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of lanes, and does about them. */
@Timeout(120)
class LanesCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private String said = "";

    @Test
    void aPauseHoldsDeliveriesOverARestartIsAnAlarmAndIsAudited() throws Exception {
        GatewayConfig config = SmallGateway.config(folder);
        String reference;
        try (GatewayProgram program = GatewayProgram.start(config)) {
            assertThat(execute("lanes", "pause", "NORTH", "--reason", "their upgrade", "--by", "lan"))
                    .isEqualTo(ExitStatus.WELL);
            assertThat(line("NORTH")).contains("paused");
            assertThat(execute("lanes", "pause", "NORTH", "--because", "twice")).isEqualTo(ExitStatus.NO);
            assertThat(said).contains("NORTH is paused already, by lan since", "because: their upgrade");
            reference = post(program);
            await().atMost(PATIENCE).until(() -> {
                execute("lanes");
                return line("NORTH").matches(".*paused +1 +0 +0 +0 .*");
            });
            execute("explain", reference);
            assertThat(said)
                    .containsSubsequence(
                            "NORTH's lane is paused, since ", "Paused by lan: their upgrade", "motcua lanes resume");
        }
        execute("explain", reference);
        assertThat(said)
                .containsSubsequence(
                        "No gateway runs: ",
                        "start it with 'motcua run'",
                        "NORTH's lane is paused, since ",
                        "'motcua lanes resume NORTH'");
        execute("lanes");
        assertThat(said).as("of the ledger, when no gateway runs").contains("No gateway runs", "no alarms are known");
        assertThat(line("NORTH")).contains("paused");
        assertThat(execute("lanes", "resume", "NORTH")).isEqualTo(ExitStatus.FAILED);
        assertThat(said).contains("Only a gateway that runs pauses and resumes lanes");
        try (GatewayProgram program = GatewayProgram.start(config)) {
            execute("lanes");
            assertThat(said)
                    .containsSubsequence("Alarm since", "delivery:NORTH paused", "Paused by lan: their upgrade");
            assertThat(sent(program, reference)).isFalse();

            assertThat(execute("lanes", "resume", "NORTH", "--by", "minh")).isEqualTo(ExitStatus.WELL);

            assertThat(line("NORTH")).contains("open");
            assertThat(said).doesNotContain("Alarm");
            await().atMost(PATIENCE).until(() -> sent(program, reference));
            execute("held", "audit");
            assertThat(said).containsSubsequence("minh", "resume", "NORTH paused", "NORTH open", "lan", "pause");
            assertThat(execute("lanes", "resume", "NORTH")).isEqualTo(ExitStatus.NO);
            assertThat(said).contains("NORTH is not paused.");
        }
    }

    @Test
    void aLaneThatIsNotThereIsRefusedWithThoseThatAreAndAPauseNeedsAReason() throws Exception {
        try (GatewayProgram program = GatewayProgram.start(SmallGateway.config(folder))) {
            assertThat(program.config()).isNotNull();
            assertThat(execute("lanes", "pause", "NOWHERE", "--because", "x")).isEqualTo(ExitStatus.NO);
            assertThat(said).contains("no lane 'NOWHERE'; there are NORTH");
            assertThat(execute("lanes", "pause", "north", "--because", "x")).isEqualTo(ExitStatus.NO);
            assertThat(said).contains("no lane 'north'; did you mean NORTH?");
            assertThat(execute("lanes", "pause", "NORTH")).isEqualTo(ExitStatus.MISTAKE);
            assertThat(execute("lanes", "pause", "NORTH", "--because", " ")).isEqualTo(ExitStatus.NO);
            assertThat(said).contains("Say why NORTH is paused");
            execute("lanes", "--json");
            assertThat(said).contains("\"running\" : true", "\"name\" : \"NORTH\"", "\"state\" : \"open\"");
        }
    }

    private static boolean sent(GatewayProgram program, String reference) {
        return program.ledger().find(Reference.of(reference)).orElseThrow().deliveries().stream()
                .anyMatch(delivery -> delivery.sentAt().isPresent());
    }

    private static String post(GatewayProgram program) {
        return SmallGateway.post(
                URI.create("http://127.0.0.1:" + program.httpPort() + "/app/v1/requests"), SmallGateway.TO_THE_NORTH);
    }

    private String line(String lane) {
        return said.lines()
                .filter(line -> line.strip().startsWith(lane + " "))
                .findFirst()
                .orElse("");
    }

    private int execute(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--config", folder.toString()))
                .toArray(String[]::new);
        StringWriter out = new StringWriter();
        int status = Motcua.execute(new PrintWriter(out, true), new PrintWriter(out, true), all);
        said = out.toString();
        return status;
    }
}
