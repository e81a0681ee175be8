package io.motcua.gateway.config;

import io.motcua.profile.Profile;
import io.motcua.profile.ProfileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** A {@code gateway.yaml} that is being read: its settings, as far as they could be, and all that is wrong so far. */
final class SettingsFile {
    /** The name that the file has in its folder. */
    static final String NAME = "gateway.yaml";

    private final Findings findings;
    private final Lines lines = new Lines();
    private final Optional<Settings> settings;

    private SettingsFile(Path folder, SecretSource secrets) {
        findings = new Findings(file(folder), secrets);
        Optional<Node> tree = YamlTree.of(findings);
        settings = tree.map(root -> {
            Section top = new Setting(findings, "", 1, root).section(SettingsReader.TOP);
            return new SettingsReader(findings, lines, top).read();
        });
        settings.ifPresent(s -> new CrossCheck(s, lines).alone());
    }

    /** The file in this folder; whoever names the file itself means it. */
    private static Path file(Path folder) {
        boolean isFile = Files.isRegularFile(folder) && folder.endsWith(NAME);
        return isFile ? folder : folder.resolve(NAME);
    }

    static SettingsFile open(Path folder, SecretSource secrets) {
        return new SettingsFile(folder, secrets);
    }

    /** What could be read, with stand-ins where it could not. */
    Optional<Settings> draft() {
        return settings;
    }

    /** Compares the settings with what the profile has. */
    void compare(Set<String> utilities, Map<String, Set<String>> accounts, Set<String> services) {
        settings.ifPresent(s -> new CrossCheck(s, lines).with(utilities, accounts, services));
    }

    /** Compares the settings with this profile. */
    void compare(Profile profile) {
        compare(
                profile.utilities().keySet(),
                ChannelSettings.NAMES.stream().collect(Collectors.toMap(name -> name, profile::accountsOf)),
                profile.services().keySet());
    }

    /** Notes the mistakes of the profile, which stand in files of its own. */
    void mistakes(Path profile, ProfileException e) {
        e.mistakes().stream().map(mistake -> Mistake.of(profile, mistake)).forEach(findings::mistake);
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigException if anything was wrong
     */
    Settings settings() throws ConfigException {
        findings.end();
        return settings.orElseThrow(() -> new IllegalStateException("A file without mistakes has settings"));
    }
}
