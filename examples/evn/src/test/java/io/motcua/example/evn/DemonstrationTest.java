package io.motcua.example.evn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as people start it: a process that starts processes. Needs the gateway's jar, which is built before. */
class DemonstrationTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Process demonstration;

    @AfterEach
    void nobodyIsLeftBehind() {
        List<ProcessHandle> all = family();
        demonstration.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aShortRunEndsWellAndItsSummaryNamesTheFiveCorporations() throws Exception {
        start(ROOT, "--seconds", "6", "--rate", "12");

        assertThat(demonstration.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(output())
                .contains("The gateway serves after")
                .contains("EVNNPC", "EVNCPC", "EVNSPC", "EVNHANOI", "EVNHCMC")
                .contains("no place", "answered as the first time")
                .contains("= 0, strays 0")
                .contains("app", "hotline", "email", "sms", "web", "portal")
                .contains("ignored, and answered to nobody")
                .contains("✓ Every sender has an answer on the same channel");
        assertThat(demonstration.exitValue()).isZero();
    }

    @Test
    void aUtilityThatNeverAnswersMakesTheRunFailAndIsNamed() throws Exception {
        start(ROOT, "--seconds", "3", "--rate", "10", "--mute", "EVNCPC");

        assertThat(demonstration.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(output()).contains("not as meant").contains("meant for EVNCPC) is not acknowledged");
        assertThat(output()).doesNotContain("meant for EVNSPC)");
        assertThat(demonstration.exitValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalEndsAServingDemonstrationAndEveryProcessOfIt(String signal) throws Exception {
        start(ROOT, "--serve");
        awaitOutput("Ctrl-C ends all of it");
        List<ProcessHandle> all = family();
        assertThat(all).hasSize(8);

        new ProcessBuilder("kill", "-" + signal, Long.toString(demonstration.pid()))
                .start()
                .waitFor();

        await().atMost(Duration.ofSeconds(30)).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aUtilityThatDiesIsNamedWithTheEndOfItsLog() throws Exception {
        start(ROOT, "--serve");
        awaitOutput("Ctrl-C ends all of it");
        List<ProcessHandle> all = family();

        demonstration
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("demonstration.process=EVN"))
                .findFirst()
                .orElseThrow()
                .destroyForcibly();

        assertThat(demonstration.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).containsPattern("A process has ended by itself. EVN[A-Z]+ ended with status 137");
        assertThat(demonstration.exitValue()).isEqualTo(1);
        assertThat(all).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aGatewayThatDiesInTheMiddleIsNamedToo() throws Exception {
        start(ROOT, "--seconds", "20", "--rate", "5");
        awaitOutput("answered");

        demonstration
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("motcua.jar"))
                .findFirst()
                .orElseThrow()
                .destroyForcibly();

        assertThat(demonstration.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).contains("A process has ended by itself: gateway ended with status 137");
        assertThat(demonstration.exitValue()).isEqualTo(1);
    }

    @Test
    void aGatewayThatIsNotBuiltIsSaidSoWithTheCommandThatBuildsIt() throws Exception {
        Path config = Files.createDirectories(folder.resolve("examples/evn/config"));
        Files.copy(Path.of("config/gateway.yaml"), config.resolve("gateway.yaml"));
        start(folder);

        assertThat(demonstration.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(output()).contains("The gateway is not built").contains("mvn -q -pl routes/gateway -am package");
        assertThat(demonstration.exitValue()).isEqualTo(1);
    }

    @Test
    void aMistakeOnTheCommandLineStartsNothing() throws Exception {
        start(folder, "--minutes", "5");

        assertThat(demonstration.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(output()).contains("There is no option --minutes");
        assertThat(demonstration.exitValue()).isEqualTo(2);
        assertThat(folder.resolve("examples")).doesNotExist();
    }

    /** Whoever builds in the background may have told his processes to ignore signals; not every env can undo that. */
    private static List<String> heeding() throws Exception {
        List<String> prefix = List.of("env", "--default-signal=HUP,INT");
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        return new ProcessBuilder(trial)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0
                ? prefix
                : List.of();
    }

    private void start(Path root, String... words) throws Exception {
        List<String> command = new ArrayList<>(heeding());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Demonstration.class.getName(),
                "--root",
                root.toString()));
        command.addAll(List.of(words));
        demonstration = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private void awaitOutput(String words) {
        await().atMost(Duration.ofSeconds(60))
                .failFast("The demonstration has ended", () -> !demonstration.isAlive())
                .untilAsserted(() -> assertThat(output()).contains(words));
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }

    private List<ProcessHandle> family() {
        List<ProcessHandle> all = new ArrayList<>(demonstration.descendants().toList());
        all.add(demonstration.toHandle());
        return all;
    }
}
