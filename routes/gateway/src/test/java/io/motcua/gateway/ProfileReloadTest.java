package io.motcua.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.gateway.operator.RunningDesk;
import io.motcua.gateway.report.ReloadReport;
import io.motcua.spi.History;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProfileReloadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private GatewayProgram program;
    private RunningDesk desk;

    @BeforeEach
    void start() throws Exception {
        program = GatewayProgram.start(SmallGateway.config(folder));
        desk = RunningDesk.find(folder.resolve("data")).orElseThrow();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void aSoundProfileIsTakenAndUnderstandsFromTheNextRequestOn() throws Exception {
        replace("provinces.csv", "79,Thành phố Hồ Chí Minh,,,,SOUTH", "79,Thành phố Hồ Chí Minh,,,,NORTH");
        replace("customer-codes.csv", "PB,SOUTH", "PB,NORTH");
        replace("profile.csv", "version,1", "version,2");

        ReloadReport report = desk.reload();

        assertThat(report.taken()).as(report.mistakes().toString()).isTrue();
        assertThat(report.before()).isEqualTo("1");
        assertThat(report.version()).isEqualTo("2");
        assertThat(report.unserved()).containsExactly("SOUTH");
        RoutingDecision decision = decisionOf(SmallGateway.TO_THE_SOUTH);
        assertThat(decision.jurisdiction()).contains("NORTH");
        assertThat(decision.profileVersion()).isEqualTo("2");
    }

    @Test
    void aBrokenProfileIsRefusedWithEveryMistakeAndTheRunningVersionStays() throws Exception {
        replace("profile.csv", "version,1", "version,2");
        // A second row of a code, then a successor that nobody knows.
        replace(
                "provinces.csv",
                "79,Thành phố Hồ Chí Minh,,,,SOUTH",
                "79,Thành phố Hồ Chí Minh,,2030-01-01,80,SOUTH\n01,Thủ đô,,,,NORTH");

        ReloadReport report = desk.reload();

        assertThat(report.taken()).isFalse();
        assertThat(report.version()).isEqualTo("1");
        assertThat(report.mistakes())
                .anyMatch(m -> m.startsWith(folder.resolve("profile/provinces.csv") + ":4: found code + valid_from"));
        RoutingDecision decision = decisionOf(SmallGateway.TO_THE_NORTH);
        assertThat(decision.jurisdiction()).contains("NORTH");
        assertThat(decision.profileVersion()).isEqualTo("1");

        replace("provinces.csv", "\n01,Thủ đô,,,,NORTH", "");

        assertThat(desk.reload().mistakes())
                .containsExactly(folder.resolve("profile/provinces.csv")
                        + ":3: found a hole from 2030-01-01 on: no province 80 is valid then, nor on any other day;"
                        + " expected a successor that is valid on that day");
    }

    @Test
    void anAccountThatTheProfileForgotIsAMistakeOfBoth() throws Exception {
        replace("accounts.csv", "app,anywhere", "app,elsewhere");

        assertThat(desk.reload().mistakes()).singleElement().asString().contains("gateway.yaml:8", "'anywhere'");
    }

    private RoutingDecision decisionOf(String words) {
        Reference reference = Reference.of(
                SmallGateway.post(URI.create("http://127.0.0.1:" + program.httpPort() + "/app/v1/requests"), words));
        await().atMost(PATIENCE).until(() -> history(reference).decision().isPresent());
        return history(reference).decision().orElseThrow();
    }

    private History history(Reference reference) {
        return program.ledger().find(reference).orElseThrow();
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve("profile").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
