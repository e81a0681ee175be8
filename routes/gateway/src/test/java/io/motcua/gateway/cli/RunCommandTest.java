package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.gateway.SmallGateway;
import io.motcua.gateway.cli.GatewayProcess.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as its operators have it: a process, its exit status, and what it says. */
@Timeout(300)
class RunCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void answersWhileItRunsAndAfterItEnded() throws Exception {
        SmallGateway.writeInto(folder);
        String routed;
        try (GatewayProcess gateway = GatewayProcess.run(folder)) {
            routed = SmallGateway.post(gateway.requests(), SmallGateway.TO_THE_NORTH);
            String held = SmallGateway.post(gateway.requests(), SmallGateway.TO_THE_SOUTH);
            awaitHeldAndSent(routed);
            Path operator = folder.resolve("data/operator.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(operator)))
                    .isEqualTo("rw-------");

            asks(routed, held);
            Ended second = GatewayProcess.command(folder, "run");
            assertThat(second.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(second.said()).contains("Another gateway (process " + gateway.pid() + ")");

            Ended ended = gateway.terminate();
            assertThat(ended.status()).as(ended.said()).isEqualTo(ExitStatus.WELL);
            assertThat(operator).doesNotExist();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                    .isEqualTo("rwx------");
            asks(routed, held);
        }
        assertThat(Files.readString(folder.resolve("data/log/motcua.log")))
                .contains("Serving at")
                .doesNotContain("Nguyễn Văn A", "0903000417", SmallGateway.TO_THE_NORTH, "of-this-test");
    }

    @Test
    void whatItTookBeforeItWasKilledIsThereAfterwards() throws Exception {
        SmallGateway.writeInto(folder);
        String reference;
        try (GatewayProcess gateway = GatewayProcess.run(folder)) {
            reference = SmallGateway.post(gateway.requests(), SmallGateway.TO_THE_SOUTH);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(GatewayProcess.command(folder, "explain", reference)
                                .status())
                        .isEqualTo(ExitStatus.WELL));
        try (GatewayProcess gateway = GatewayProcess.run(folder)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    GatewayProcess.command(folder, "held").said())
                            .contains(reference));
            assertThat(gateway.terminate().status()).isEqualTo(ExitStatus.WELL);
        }
    }

    @Test
    void whatAPersonSentOnBeforeItWasKilledIsDeliveredAfterwards() throws Exception {
        SmallGateway.writeInto(folder);
        String reference;
        try (GatewayProcess gateway = GatewayProcess.run(folder)) {
            reference = SmallGateway.post(gateway.requests(), SmallGateway.TO_THE_SOUTH);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    GatewayProcess.command(folder, "held").said())
                            .contains(reference));
            Ended assigned = GatewayProcess.command(
                    folder, "held", "assign", reference, "NORTH", "--because", "the border runs through the street");
            assertThat(assigned.status()).as(assigned.said()).isEqualTo(ExitStatus.WELL);
        }

        try (GatewayProcess gateway = GatewayProcess.run(folder)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(GatewayProcess.command(folder, "explain", reference, "--json")
                                    .said())
                            .contains("\"state\" : \"pending\"", "\"sentAt\"", "\"because\" : \"person\""));
            assertThat(GatewayProcess.command(folder, "held", "assign", reference, "NORTH", "--because", "again")
                            .said())
                    .contains("does not wait for a person, it is pending; the last that was done: assign");
            assertThat(GatewayProcess.command(folder, "balance").status()).isEqualTo(ExitStatus.WELL);
            assertThat(gateway.terminate().status()).isEqualTo(ExitStatus.WELL);
        }
    }

    @Test
    void itEndsWithAStatusWhenItsDiskFails() throws Exception {
        SmallGateway.writeInto(folder);
        // No file may grow beyond 12 MiB: the ledger's will, the broker's journal does not.
        String[] onASmallDisk = {"bash", "-c", "ulimit -f 12288; exec \"$@\"", "gateway"};
        try (GatewayProcess gateway = GatewayProcess.run(folder, onASmallDisk)) {
            String words = "Mất điện. ".repeat(2_000);
            for (int i = 0; i < 2_000 && gateway.isAlive(); i++) {
                if (!postQuietly(gateway, words)) {
                    break;
                }
            }

            Ended ended = gateway.ended();
            assertThat(ended.status()).as(ended.said()).isEqualTo(ExitStatus.FAILED);
            assertThat(ended.said()).contains("The ledger's disk failed");
        }
    }

    private static boolean postQuietly(GatewayProcess gateway, String words) throws IOException {
        try {
            return SmallGateway.answer(gateway.requests(), words).statusCode() == 202;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void awaitHeldAndSent(String routed) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(GatewayProcess.command(folder, "held", "--json").said()).contains("\"total\" : 1");
            assertThat(GatewayProcess.command(folder, "explain", routed, "--json")
                            .said())
                    .contains("\"sentAt\"");
        });
    }

    private void asks(String routed, String held) throws IOException, InterruptedException {
        Ended explained = GatewayProcess.command(folder, "explain", routed.replace("-", " "));
        assertThat(explained.status()).as(explained.said()).isEqualTo(ExitStatus.WELL);
        assertThat(explained.said())
                .contains(routed + ": pending")
                .contains("Decision: to NORTH, because of address.province")
                .contains("version 1, responsibility as of")
                .contains("sent")
                .contains("phone •••••••••417, name given")
                .doesNotContain("Nguyễn", "903000417", "Mất điện");
        Ended waiting = GatewayProcess.command(folder, "held");
        assertThat(waiting.said())
                .contains("1 waits for a person")
                .contains(held)
                .contains("unserved place");
        Ended balance = GatewayProcess.command(folder, "balance");
        assertThat(balance.status()).as(balance.said()).isEqualTo(ExitStatus.WELL);
        assertThat(balance.said()).contains("The balance is zero");
        assertThat(GatewayProcess.command(folder, "explain", "MC-222-222-222").status())
                .isEqualTo(ExitStatus.NO);
    }
}
