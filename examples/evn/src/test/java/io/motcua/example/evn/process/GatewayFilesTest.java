package io.motcua.example.evn.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Corporation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayFilesTest {
    private static final Path SHIPPED = Path.of("config").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void onlyFoldersAndPortsDifferFromWhatIsShipped() throws IOException {
        RunFolder run = RunFolder.create(folder, LocalDateTime.of(2026, 5, 19, 20, 41));

        GatewayFiles.write(SHIPPED, run, new Addresses(18080, 15672, 19090, 13025, 13143, 12775, 18025, 18090));

        List<String> shipped = Files.readAllLines(SHIPPED.resolve("gateway.yaml"));
        List<String> written = Files.readAllLines(run.config().resolve("gateway.yaml"));
        assertThat(written)
                .filteredOn(line -> !shipped.contains(line))
                .filteredOn(line -> !line.contains("imap: {") && !line.contains("smtp: {"))
                .containsExactly(
                        "profile: " + SHIPPED.resolve("profile"),
                        "data: " + run.folder().resolve("data"),
                        "http: {host: 127.0.0.1, port: 18080}",
                        "broker: {embedded: {amqp: {host: 127.0.0.1, port: 15672}}}",
                        "      port: 12775",
                        "      url: http://127.0.0.1:18090",
                        "      tokens: http://127.0.0.1:18090/oauth2/token",
                        "operator: {port: 19090}");
        assertThat(written)
                .filteredOn(line -> line.contains("imap: {"))
                .hasSize(6)
                .allMatch(line -> line.contains("port: 13143,"));
        assertThat(written)
                .filteredOn(line -> line.contains("smtp: {"))
                .hasSize(6)
                .allMatch(line -> line.contains("port: 13025,"));
    }

    @Test
    void everySecretThatIsNamedIsMadeAndNoTwoAreTheSame() throws IOException {
        Secrets secrets = Secrets.of(Files.readString(SHIPPED.resolve("gateway.yaml")));

        assertThat(secrets.environment().values()).doesNotHaveDuplicates();
        assertThat(secrets.environment())
                .allSatisfy((name, value) ->
                        assertThat(value).hasSizeGreaterThanOrEqualTo(name.equals("EVN_SMSC_PASSWORD") ? 8 : 24));
        assertThat(secrets.messageCentre()).hasSize(8);
        assertThat(secrets.mailboxes()).containsOnlyKeys(Channel.EMAIL.accounts());
        assertThat(secrets.app()).isNotEmpty();
        assertThat(secrets.hotline(Corporation.GROUP_HOTLINE)).isNotEmpty();
        assertThat(Arrays.asList(Corporation.values())).allSatisfy(corporation -> {
            assertThat(secrets.broker(corporation)).isNotEmpty();
            assertThat(secrets.hotline(corporation.hotline())).isNotEmpty();
        });
        assertThat(secrets.toString()).doesNotContain(secrets.app());
    }

    @Test
    void oldRunsAreForgottenAndTheNewestKept() throws IOException {
        for (int minute = 0; minute < 9; minute++) {
            RunFolder run = RunFolder.create(folder, LocalDateTime.of(2026, 5, 19, 20, minute));
            Files.writeString(Files.createDirectories(run.data()).resolve("ledger"), "x");
        }

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "20260519-200400", "20260519-200500", "20260519-200600", "20260519-200700", "20260519-200800");
    }

    @Test
    void twoRunsInOneSecondHaveAFolderEach() throws IOException {
        LocalDateTime now = LocalDateTime.of(2026, 5, 19, 20, 41);

        assertThat(RunFolder.create(folder, now)).isNotEqualTo(RunFolder.create(folder, now));
    }
}
