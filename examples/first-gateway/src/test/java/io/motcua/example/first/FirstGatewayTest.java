package io.motcua.example.first;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.motcua.ledger.sql.SqlLedger;
import io.motcua.spi.Balance;
import io.motcua.spi.SubmissionState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstGatewayTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void lettersGoToTheCompanyThatServesThePlaceOrToAPerson(@TempDir Path folder) throws Exception {
        copy(MODULE.resolve("profile"), folder.resolve("profile"));
        Path letters = Files.createDirectory(folder.resolve("letters"));
        Files.writeString(
                letters.resolve("one.txt"), "No water in our street since noon. Mill Lane 3, province Eastmark");
        Files.writeString(letters.resolve("two.txt"), "Please send me a form. Customer SW123456");
        Files.writeString(letters.resolve("three.txt"), "No water here, please hurry");

        String printed = runUntilItHasPrinted(3, folder);

        assertThat(printed.lines())
                .filteredOn(line -> line.endsWith("ACCEPTED"))
                .hasSize(2);
        assertThat(printed.lines()).filteredOn(line -> line.endsWith("HELD")).hasSize(1);
        try (SqlLedger ledger = SqlLedger.sqlite(folder.resolve("ledger"), Clock.systemUTC())) {
            Balance balance = ledger.balance();
            assertThat(balance.isZero()).isTrue();
            assertThat(balance.of(SubmissionState.SETTLED)).isEqualTo(2);
        }
    }

    @Test
    void theReadmeShowsTheExampleAsItIs() throws Exception {
        String source = Files.readString(MODULE.resolve("src/main/java/io/motcua/example/first/FirstGateway.java"));
        String tagged = source.substring(source.indexOf("// tag::gateway[]"), source.indexOf("// end::gateway[]"));
        List<String> shown =
                tagged.lines().skip(1).filter(line -> !line.isBlank()).toList();

        String readme = Files.readString(MODULE.resolve("../../README.md"));

        assertThat(readme)
                .contains(shown.stream().map(line -> line.substring(8)).collect(Collectors.joining("\n")));
        assertThat(shown).hasSizeLessThanOrEqualTo(20);
    }

    private static String runUntilItHasPrinted(int lines, Path folder) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Thread gateway = new Thread(() -> {
            try {
                FirstGateway.main(new String[] {folder.toString()});
            } catch (InterruptedException e) {
                // The end of the test, as Ctrl-C is the end of the program.
            } catch (Exception e) {
                e.printStackTrace(before);
            }
        });
        try {
            gateway.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            printed.toString(StandardCharsets.UTF_8).lines().count() >= lines);
        } finally {
            System.setOut(before);
            gateway.interrupt();
            gateway.join();
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
