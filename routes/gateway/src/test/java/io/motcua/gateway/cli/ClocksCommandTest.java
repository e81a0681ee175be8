package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.SmallGateway;
import io.motcua.gateway.config.GatewayConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of what takes too long. */
@Timeout(120)
class ClocksCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private String said = "";

    @Test
    void heldRequestThatNobodySeesToIsListedWithWhomItWasEscalatedTo() throws Exception {
        SmallGateway.writeInto(folder);
        Path profile = folder.resolve("profile");
        Files.write(
                profile.resolve("sla.csv"),
                List.of("service_code,priority,utility,step,limit,warn_at,ladder", ",,,DESK,1 s,,desk"));
        Files.write(
                profile.resolve("escalation.csv"),
                List.of("ladder,to,level,after", "desk,desk-leader,GROUP,0 s", "desk,group-duty,GROUP,1 h"));
        GatewayConfig config = GatewayConfig.read(folder, SmallGateway.SECRETS::get);
        String reference;
        try (GatewayProgram program = GatewayProgram.start(config)) {
            assertThat(execute()).isEqualTo(ExitStatus.WELL);
            assertThat(said).contains("0 clocks run; none is near its limit.");
            reference = SmallGateway.post(
                    URI.create("http://127.0.0.1:" + program.httpPort() + "/app/v1/requests"), "Mất điện từ trưa");
            await().atMost(PATIENCE).until(() -> program.ledger().clockCounts().late() == 1);
            await().atMost(PATIENCE).until(() -> program.ledger().dueClocks() == 0);

            assertThat(execute()).isEqualTo(ExitStatus.NO);

            assertThat(said).contains("1 clock runs; 1 is near the limit or over it:");
            assertThat(said.lines().filter(line -> line.contains(reference)).toList())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("desk", "OUTAGE", "P1", "desk-leader"));
            execute("--json");
            assertThat(said).contains("\"reference\" : \"" + reference + "\"", "\"told\" : \"desk-leader\"");
        }
        assertThat(execute()).as("of the ledger, when no gateway runs").isEqualTo(ExitStatus.NO);
        assertThat(said).contains(reference, "desk-leader");
    }

    private int execute(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "clocks";
        all[1] = "--config";
        all[2] = folder.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        StringWriter out = new StringWriter();
        int status = Motcua.execute(new PrintWriter(out, true), new PrintWriter(out, true), all);
        said = out.toString();
        return status;
    }
}
