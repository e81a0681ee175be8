package io.motcua.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.backend.http.Content;
import io.motcua.backend.http.HttpBackendConfig;
import io.motcua.gateway.config.Settings.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the example's comment can be taken as it is. */
class ShippedBackendsTest {
    private static final Path SHIPPED = Path.of("../../examples/evn/config/gateway.yaml");

    @TempDir
    Path folder;

    @Test
    void exampleOfAServerWithFormsIsRight() throws Exception {
        List<String> block = Files.readAllLines(SHIPPED).stream()
                .dropWhile(line -> !line.equals("#   EVNCPC:"))
                .takeWhile(line -> !line.equals("#"))
                .map(line -> line.substring(2))
                .toList();
        Files.writeString(
                folder.resolve(SettingsFile.NAME),
                "profile: p\ndata: d\nunserved: hold\nbackends:\n" + String.join("\n", block));

        Settings settings = SettingsFile.open(folder, SecretSource.required(name -> "secret-of-this-test-" + name))
                .settings();

        HttpBackendConfig config =
                ((Backend.Http) settings.backends().get("EVNCPC")).config().get();
        assertThat(((Content.Form) config.content()).fields()).hasSize(6);
        assertThat(config.replies().orElseThrow().words().words()).hasSize(3);
        assertThat(config.access().oauth2()).isPresent();
        assertThat(config.ask()).isPresent();
        assertThat(settings.toString() + config).doesNotContain("secret-of-this-test");
    }
}
