package io.motcua.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.backend.http.HttpBackendConfig;
import io.motcua.backend.http.Open311Config;
import io.motcua.contract.Contract;
import io.motcua.gateway.GatewayProgram;
import io.motcua.gateway.config.Settings.Backend;
import io.motcua.path.LaneLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** {@code gateway-reference.yaml} holds every setting that the readers know, with their ranges and defaults. */
class ReferenceTest {
    private static final String UNKNOWN = "q".repeat(40);
    private static final Pattern RANGE = Pattern.compile("(?:a time|a number|a size) (from \\S+ to [^\\s,]+)");
    private static final Pattern OTHER_WAY = Pattern.compile("(?m)^#or ");
    private static final Map<String, Set<String>> ACCOUNTS = Map.of(
            "app", Set.of("citizens-app"),
            "hotline", Set.of("19000000"),
            "email", Set.of("care@north.example"),
            "sms", Set.of("8100"),
            "web", Set.of("north.example"),
            "portal", Set.of("dvcqg"));

    @TempDir
    Path folder;

    /** The reference as it stands, and the other way of each group that has two. */
    static List<String> files() {
        try (InputStream in = GatewayProgram.class.getResourceAsStream("gateway-reference.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String other = text;
            Matcher named = Pattern.compile("(?m)^#or (\\w+):").matcher(text);
            while (named.find()) {
                other = other.replaceFirst("(?m)^" + named.group(1) + ":.*\\R((?:  .*)?\\R)*", "");
            }
            return List.of(text, OTHER_WAY.matcher(other).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void keyFiles() throws Exception {
        keyFile("motcua.p12", "CERTIFICATE_PASSWORD");
        keyFile("trusted.p12", "TRUST_PASSWORD");
    }

    private void keyFile(String name, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            store.store(out, secret(password).toCharArray());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasNoMistake(String text) {
        assertThat(mistakes(text)).isEmpty();
    }

    @Test
    void keyFileWithAnotherPasswordIsAMistake() {
        String text = files().get(0).replace("env:TRUST_PASSWORD", "env:ANOTHER_PASSWORD");

        assertThat(mistakes(text))
                .extracting(Mistake::where)
                .containsExactly("backends.SOUTH.http.trust.file", "backends.WEST.open311.trust.file");
    }

    @Test
    void everySettingThatTheReadersKnowStandsInIt() {
        Map<Set<String>, Set<String>> written = new HashMap<>();
        for (String text : files()) {
            groups(
                    text,
                    group -> mistakes(with(text, group, UNKNOWN)).stream()
                            .filter(mistake -> mistake.found().equals("the unknown setting '" + UNKNOWN + "'"))
                            .forEach(mistake -> written.computeIfAbsent(names(mistake.expected()), k -> new TreeSet<>())
                                    .addAll(keys(group))));
        }

        assertThat(written).as("kinds of groups").hasSizeGreaterThan(25);
        written.forEach((known, there) -> assertThat(there).isEqualTo(known));
    }

    @Test
    void rangesAreThoseOfTheReaders() {
        String text = files().get(0);
        List<String> lines = text.lines().toList();
        List<String> ranges = new ArrayList<>();

        scalars(new Yaml().compose(new StringReader(text)), scalar -> {
            String wrong = text.substring(0, scalar.getStartMark().getIndex()) + "nonsense-here"
                    + text.substring(scalar.getEndMark().getIndex());
            for (Mistake mistake : mistakes(wrong)) {
                Matcher range = RANGE.matcher(mistake.expected());
                if (mistake.found().equals("'nonsense-here'") && range.find()) {
                    ranges.add(mistake.where());
                    assertThat(lines.get(mistake.line() - 1))
                            .as(mistake.where())
                            .contains(range.group(1));
                }
            }
        });

        assertThat(ranges).hasSizeGreaterThan(20);
    }

    @Test
    void valuesAreTheDefaults() throws Exception {
        Settings said = read(files().get(0)).settings();
        Settings usual = read("""
                profile: profile
                data: data
                channels:
                  email:
                    - account: care@north.example
                      imap: {host: mail.north.example, user: care, password: env:MAIL_PASSWORD}
                      smtp: {host: mail.north.example, user: care, password: env:MAIL_PASSWORD}
                  sms: [{smsc: a, host: h, system-id: s, password: env:SMSC_PASSWORD, accounts: ["8100"]}]
                  web: {sites: [{account: north.example}]}
                backends:
                  NORTH: {jms: {user: NORTH, password: env:NORTH_PASSWORD}}
                  SOUTH: {http: {url: "https://south.example/", replies: {key: env:A_REPLY_KEY}}}
                  WEST: {open311: {url: "https://west.example/", otherwise: "1"}}
                """).settings();

        assertThat(said.unserved()).isEqualTo(usual.unserved());
        assertThat(said.http()).isEqualTo(usual.http());
        assertThat(said.operatorPort()).isEqualTo(usual.operatorPort());
        assertThat(said.ledger()).isEqualTo(usual.ledger());
        assertThat(said.broker()).isEqualTo(usual.broker());
        assertThat(said.limits())
                .usingRecursiveComparison()
                .ignoringFields("lanes")
                .isEqualTo(usual.limits());
        assertThat(said.channels().email())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*password.*")
                .isEqualTo(usual.channels().email());
        assertThat(said.channels().sms().get(0).port())
                .isEqualTo(usual.channels().sms().get(0).port());
        assertThat(said.channels().web().sites().get(0).path())
                .isEqualTo(usual.channels().web().sites().get(0).path());
        assertThat(said.backends().get("NORTH").acknowledgesWithin())
                .isEqualTo(usual.backends().get("NORTH").acknowledgesWithin());
        LaneLimits lane = said.limits().lanes().get("NORTH");
        assertThat(lane.atOnce()).isEqualTo(LaneLimits.NONE.atOnce());
        assertThat(lane.atMostBytes()).hasValue(Contract.MOST_EVENT_BYTES);
        assertThat(lane.giveUpAfter()).hasValue(usual.limits().giveUpAfter());
        HttpBackendConfig south = http(said);
        assertThat(south.limits()).isEqualTo(http(usual).limits());
        assertThat(south.content()).isEqualTo(http(usual).content());
        assertThat(south.replies().orElseThrow().window())
                .isEqualTo(http(usual).replies().orElseThrow().window());
        assertThat(west(said).limits()).isEqualTo(west(usual).limits());
        assertThat(west(said).mode()).isEqualTo(west(usual).mode());
        assertThat(west(said).search()).isEqualTo(west(usual).search());
        assertThat(west(said).pollEvery()).isEqualTo(west(usual).pollEvery());
    }

    private static HttpBackendConfig http(Settings settings) {
        return ((Backend.Http) settings.backends().get("SOUTH")).config().get();
    }

    private static Open311Config west(Settings settings) {
        return ((Backend.Open311) settings.backends().get("WEST")).config().get();
    }

    private SettingsFile read(String text) {
        try {
            Files.writeString(folder.resolve(SettingsFile.NAME), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SettingsFile.open(folder, SecretSource.required(ReferenceTest::secret));
    }

    private static String secret(String name) {
        if (name.matches(".*_(SIGNING|REPLY)_SECRET")) {
            return "whsec_" + "MDEy".repeat(10);
        }
        return name.equals("SMSC_PASSWORD") ? "smsc-pwd" : "secret-of-this-test-" + name;
    }

    private List<Mistake> mistakes(String text) {
        SettingsFile file = read(text);
        file.draft().ifPresent(settings -> file.compare(settings.backends().keySet(), ACCOUNTS, Set.of("OUTAGE")));
        try {
            file.settings();
            return List.of();
        } catch (ConfigException e) {
            return e.mistakes();
        }
    }

    /** The text with one setting more at the beginning of this group. */
    private static String with(String text, MappingNode group, String name) {
        var first = group.getValue().get(0).getKeyNode().getStartMark();
        String between = group.getFlowStyle() == FlowStyle.FLOW ? ", " : "\n" + " ".repeat(first.getColumn());
        return text.substring(0, first.getIndex()) + name + ": 1" + between + text.substring(first.getIndex());
    }

    private static Set<String> names(String expected) {
        assertThat(expected).startsWith("one of ");
        return new TreeSet<>(List.of(expected.substring("one of ".length()).split(", ")));
    }

    private static Set<String> keys(MappingNode group) {
        return group.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .map(key -> ((ScalarNode) key).getValue())
                .collect(Collectors.toSet());
    }

    private static void groups(String text, Consumer<MappingNode> each) {
        walk(new Yaml().compose(new StringReader(text)), node -> {
            if (node instanceof MappingNode group) {
                each.accept(group);
            }
        });
    }

    private static void scalars(Node root, Consumer<ScalarNode> each) {
        walk(root, node -> {
            if (node instanceof ScalarNode scalar) {
                each.accept(scalar);
            }
        });
    }

    private static void walk(Node node, Consumer<Node> each) {
        each.accept(node);
        if (node instanceof MappingNode group) {
            group.getValue().forEach(tuple -> walk(tuple.getValueNode(), each));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> walk(item, each));
        }
    }
}
