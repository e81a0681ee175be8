package io.motcua.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.SmallGateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "explain", "held", "clocks", "balance", "reload", "crossing", "evaluate"})
    void everyCommandExplainsItselfWithAnExample(String command) {
        assertThat(execute(command, "--help")).isEqualTo(ExitStatus.WELL);

        assertThat(out.toString())
                .contains("Usage: motcua " + command)
                .contains("Example:\n  motcua " + command)
                .contains("--config=DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "set", "assign", "send", "merge", "ignore", "audit", "proposals"})
    void everyCommandAboutHeldRequestsExplainsItselfWithAnExample(String command) {
        assertThat(execute("held", command, "--help")).isEqualTo(ExitStatus.WELL);

        assertThat(out.toString())
                .contains("Usage: motcua held " + command)
                .contains("Example:\n  motcua held " + command)
                .contains("--config=DIR");
    }

    @Test
    void referenceIsPrintedAsItStands() throws IOException {
        try (InputStream in = GatewayProgram.class.getResourceAsStream("gateway-reference.yaml")) {
            String reference = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(execute("reference")).isEqualTo(ExitStatus.WELL);

            assertThat(out.toString()).isEqualTo(reference).contains("give-up-after: 1d");
        }
        assertThat(execute("reference", "--help")).isEqualTo(ExitStatus.WELL);
        assertThat(out.toString()).contains("Usage: motcua reference", "Example:\n  motcua reference");
    }

    @Test
    void aReasonThatIsNoneIsAnsweredWithThemAll() throws IOException {
        SmallGateway.writeInto(folder);

        assertThat(execute("held", "--reason", "hunger", "--config", folder.toString()))
                .isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains("'hunger'").contains("no-place, contradictory-place");
    }

    @Test
    void withoutAGatewayHeldRequestsAreNotMended() throws IOException {
        SmallGateway.writeInto(folder);

        assertThat(execute("held", "send", "MC-222-222-222", "--config", folder.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(execute("held")).isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains("--config=DIR").contains("motcua held --help");
    }

    @Test
    void helpListsEveryCommand() {
        assertThat(execute("--help")).isEqualTo(ExitStatus.WELL);

        assertThat(out.toString())
                .contains(
                        "run ",
                        "check ",
                        "reference ",
                        "explain ",
                        "held ",
                        "clocks ",
                        "balance ",
                        "crossing ",
                        "reload ",
                        "evaluate ",
                        "Exit status:");
    }

    @Test
    void noCommandIsAMistakeThatShowsThemAll() {
        assertThat(execute()).isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains("Usage: motcua");
    }

    @Test
    void aMisspeltCommandIsAnsweredWithTheNearest() {
        assertThat(execute("explian")).isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains("explian").contains("motcua explain");
    }

    @Test
    void aMissingFolderIsAskedFor() {
        assertThat(execute("balance")).isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains("--config=DIR").contains("motcua balance --help");
    }

    @Test
    void everyMistakeOfAConfigurationIsOneLine() throws IOException {
        SmallGateway.writeInto(folder);

        assertThat(execute("check", "--config", folder.toString())).isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString())
                .contains(folder + "/gateway.yaml:8: channels.app[0].key: found the environment variable APP_KEY")
                .contains(folder + "/gateway.yaml:11: backends.NORTH.jms.password: found the environment variable")
                .contains("3 mistakes; nothing was started.");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aMistakeOfTheProfileIsToldWithItsOwnFileAndLine() throws IOException {
        SmallGateway.writeInto(folder);
        Path provinces = folder.resolve("profile/provinces.csv");
        Files.writeString(provinces, Files.readString(provinces).replace("SOUTH", "SUOTH"));

        assertThat(execute("run", "--config", folder.toString())).isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains(provinces + ":3: found").contains("SUOTH");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void severalMistakesOfTheProfileAreToldTogether() throws IOException {
        SmallGateway.writeInto(folder);
        Path profile = folder.resolve("profile");
        Files.writeString(profile.resolve("provinces.csv"), "code,name\n");
        Files.writeString(profile.resolve("accounts.csv"), "channel,account,utility\napp,anywhere,NOBODY\n,,\n");

        assertThat(execute("check", "--config", folder.toString())).isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString())
                .contains(profile.resolve("provinces.csv") + ":1: found the columns code,name")
                .contains(profile.resolve("accounts.csv") + ":2: found utility 'NOBODY'")
                .contains(profile.resolve("accounts.csv") + ":3: found an empty channel");
    }

    @Test
    void aReloadNeedsAGatewayThatRuns() throws IOException {
        SmallGateway.writeInto(folder);

        assertThat(execute("reload", "--config", folder.toString())).isEqualTo(ExitStatus.FAILED);

        assertThat(err.toString()).contains("No gateway of this configuration runs");
    }

    @Test
    void aMisreadReferenceIsNoReference() throws IOException {
        SmallGateway.writeInto(folder);

        assertThat(execute("explain", "MC-222-222-223", "--config", folder.toString()))
                .isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains("Read it again");
    }

    @Test
    void aLedgerThatNeverWasIsSaidToBeNone() throws IOException {
        SmallGateway.writeInto(folder);

        assertThat(execute("held", "--config", folder.toString())).isEqualTo(ExitStatus.FAILED);

        assertThat(err.toString()).contains("There is no ledger in " + folder.resolve("data/ledger"));
    }

    @Test
    void aLimitOutOfItsRangeIsRefused() throws IOException {
        SmallGateway.writeInto(folder);

        assertThat(execute("held", "--limit", "0", "--config", folder.toString()))
                .isEqualTo(ExitStatus.MISTAKE);

        assertThat(err.toString()).contains("--limit is from 1 to 10000, not 0");
    }

    private int execute(String... arguments) {
        return Motcua.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
