package io.motcua.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.motcua.path.LaneLimits;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code mistakes/} is refused with the lines beside it. */
class ConfigMistakesTest {
    static final Map<String, String> VARIABLES = Map.of(
            "APP_KEY", "a-1-of-this-test-alone",
            "HOTLINE_KEY", "h-2-of-this-test-alone",
            "NPC_PASSWORD", "p-3-of-this-test-alone",
            "HANOI_PASSWORD", "p-4-of-this-test-alone",
            "CALL_BACK_KEY", "c-5-of-this-test-alone",
            "EMPTY", "",
            "SHORT", "guess-me");
    static final Set<String> UTILITIES = Set.of("EVNNPC", "EVNHANOI");
    static final Map<String, Set<String>> ACCOUNTS = Map.of(
            "app", Set.of("evn-cskh", "evn-app2"),
            "hotline", Set.of("19006769", "19001288"),
            "email", Set.of("cskh@evn.com.vn"),
            "sms", Set.of("8100"),
            "web", Set.of("cskh.evn.com.vn", "evnhanoi.vn"),
            "portal", Set.of("dvcqg"));

    @TempDir
    Path folder;

    static Stream<Path> cases() throws IOException, URISyntaxException {
        Path mistakes =
                Path.of(ConfigMistakesTest.class.getResource("/mistakes").toURI());
        try (Stream<Path> files = Files.list(mistakes)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWithLineAndExpectation(Path file) throws IOException {
        Files.copy(file, folder.resolve(SettingsFile.NAME));
        String expected = Files.readString(Path.of(file.toString().replace(".yaml", ".txt")));

        ConfigException refusal = catchThrowableOfType(ConfigException.class, this::read);

        assertThat(refusal).as("accepted, with a mistake in it").isNotNull();
        assertThat(told(refusal)).isEqualTo(expected);
    }

    @Test
    void noFileAtAllIsRefused() {
        ConfigException refusal = catchThrowableOfType(ConfigException.class, this::read);

        assertThat(told(refusal)).startsWith("DIR/gateway.yaml:1: found no such file");
    }

    @Test
    void fileItselfIsTakenForItsFolder() throws IOException, ConfigException {
        Path file = folder.resolve(SettingsFile.NAME);
        Files.writeString(file, "profile: p\ndata: d\nunserved: hold\nbackends: {}\n");

        Settings settings =
                SettingsFile.open(file, SecretSource.required(VARIABLES::get)).settings();

        assertThat(settings.file()).isEqualTo(file);
        assertThat(settings.profile()).isEqualTo(folder.resolve("p"));
    }

    @Test
    void anotherFileIsRefusedByTheNameOfItsFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("other.yaml"), "profile: p\n");

        ConfigException refusal = catchThrowableOfType(
                ConfigException.class,
                () -> SettingsFile.open(file, SecretSource.required(VARIABLES::get))
                        .settings());

        assertThat(told(refusal))
                .isEqualTo("DIR/other.yaml/gateway.yaml:1: found no such file; expected the name of the folder that"
                        + " gateway.yaml is in, not of another file\n");
    }

    @Test
    void anEnormousFileIsRefusedUnread() throws IOException {
        Files.writeString(folder.resolve(SettingsFile.NAME), "# " + "x".repeat(3_000_000));

        ConfigException refusal = catchThrowableOfType(ConfigException.class, this::read);

        assertThat(told(refusal)).contains("found more than 1048576 bytes");
    }

    @Test
    void aHundredThousandMistakesAreNoTrouble() throws IOException {
        Files.writeString(folder.resolve(SettingsFile.NAME), "x: 1\n".repeat(90_000));

        ConfigException refusal = catchThrowableOfType(ConfigException.class, this::read);

        assertThat(refusal.mistakes()).hasSizeGreaterThan(80_000);
    }

    @Test
    void aSecretFileIsReadAndItsLineEndLeftOut() throws IOException, ConfigException {
        Files.writeString(folder.resolve("app.key"), "k-77-of-this-test-alone\n", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(SettingsFile.NAME), """
                profile: p
                data: d
                unserved: hold
                channels: {app: [{account: evn-cskh, key: file:app.key}]}
                backends: {}
                """);

        Settings settings = read();

        assertThat(settings.channels().app().get(0).keys().get(0).value()).isEqualTo("k-77-of-this-test-alone");
        assertThat(settings.toString()).doesNotContain("k-77-of-this-test-alone");
    }

    @Test
    void whatABackendBearsIsReadAndTheRestOfItsLimitsAreTheUsualOnes() throws IOException, ConfigException {
        Files.writeString(folder.resolve(SettingsFile.NAME), """
                profile: p
                data: d
                channels: {app: [{account: evn-cskh, key: env:APP_KEY}]}
                backends:
                  EVNNPC:
                    jms: {user: EVNNPC, password: env:NPC_PASSWORD}
                    lane: {at-once: 32, per-second: 50, at-most: 256KiB}
                  EVNHANOI: {jms: {user: EVNHANOI, password: env:HANOI_PASSWORD}}
                """);

        Map<String, LaneLimits> lanes = read().limits().lanes();

        assertThat(lanes)
                .containsOnly(Map.entry(
                        "EVNNPC",
                        new LaneLimits(32, OptionalInt.of(50), OptionalInt.of(256 * 1024), Optional.empty())));
    }

    private Settings read() throws ConfigException {
        SettingsFile file = SettingsFile.open(folder, SecretSource.required(VARIABLES::get));
        file.compare(UTILITIES, ACCOUNTS, Set.of("OUTAGE"));
        return file.settings();
    }

    private String told(ConfigException refusal) {
        return refusal.getMessage().replace(folder.toString(), "DIR") + "\n";
    }
}
