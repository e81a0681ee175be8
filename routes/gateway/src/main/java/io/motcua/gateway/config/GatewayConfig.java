package io.motcua.gateway.config;

import io.motcua.gateway.config.Settings.Broker;
import io.motcua.gateway.config.Settings.Http;
import io.motcua.gateway.config.Settings.Store;
import io.motcua.profile.Profile;
import io.motcua.profile.ProfileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * All that a gateway starts with: settings whose secrets are there, and the profile, each right by itself and both with
 * each other.
 */
public record GatewayConfig(Settings settings, Profile profile) {

    public GatewayConfig {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(profile, "profile");
    }

    /**
     * Reads a configuration folder, with the process's environment for its secrets.
     *
     * @param folder the one with {@code gateway.yaml}
     * @throws ConfigException with every mistake in it
     */
    public static GatewayConfig read(Path folder) throws ConfigException {
        return read(folder, System::getenv);
    }

    /**
     * Reads a configuration folder.
     *
     * @param environment the variables that {@code env:NAME} refers to; null for one that is not set
     * @throws ConfigException with every mistake in it
     */
    public static GatewayConfig read(Path folder, Environment environment) throws ConfigException {
        return read(folder, SecretSource.required(environment));
    }

    /**
     * Reads a configuration folder for a command that only looks: secrets that are not there are no mistake until they
     * are used.
     *
     * @param folder the one with {@code gateway.yaml}
     * @throws ConfigException with every mistake in it
     */
    public static GatewayConfig readWithoutSecrets(Path folder) throws ConfigException {
        return read(folder, SecretSource.lenient(System::getenv));
    }

    private static GatewayConfig read(Path folder, SecretSource secrets) throws ConfigException {
        SettingsFile file = SettingsFile.open(folder, secrets);
        if (file.draft().isEmpty()) {
            file.settings();
        }
        Path where = file.draft().orElseThrow().profile();
        Profile profile = null;
        try {
            profile = Profile.load(where);
            file.compare(profile);
        } catch (ProfileException e) {
            file.mistakes(where, e);
        }
        Settings settings = file.settings();
        return new GatewayConfig(settings, Objects.requireNonNull(profile, "A profile without mistakes"));
    }

    /** The same with another data folder; an SQLite ledger moves with it. */
    public GatewayConfig withData(Path data) {
        Path before = settings.data();
        Path now = data.toAbsolutePath().normalize();
        Store ledger = settings.ledger() instanceof Store.Sqlite sqlite
                        && sqlite.folder().startsWith(before)
                ? new Store.Sqlite(now.resolve(before.relativize(sqlite.folder())))
                : settings.ledger();
        return with(s -> new Settings(
                s.file(),
                s.profile(),
                now,
                s.unserved(),
                s.http(),
                s.operatorPort(),
                ledger,
                s.broker(),
                s.channels(),
                s.backends(),
                s.outlets(),
                s.limits()));
    }

    /** The same at any free ports. */
    public GatewayConfig withFreePorts() {
        return with(s -> new Settings(
                s.file(),
                s.profile(),
                s.data(),
                s.unserved(),
                new Http(s.http().host(), 0),
                0,
                s.ledger(),
                s.broker() instanceof Broker.Embedded embedded ? new Broker.Embedded(embedded.host(), 0) : s.broker(),
                s.channels(),
                s.backends(),
                s.outlets(),
                s.limits()));
    }

    private GatewayConfig with(UnaryOperator<Settings> change) {
        return new GatewayConfig(change.apply(settings), profile);
    }
}
