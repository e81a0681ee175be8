package io.motcua.gateway.evaluate;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.GatewayConfig;
import io.motcua.understanding.Understanding;
import java.nio.file.Path;
import java.util.List;

/** The project's labelled messages, and the example's configuration, which they are measured with. */
final class DevSet {
    /** Seen from this module. */
    static final Path FOLDER = Path.of("..", "..", "core", "src", "test", "resources", "io", "motcua", "corpus");

    /** Read once; it never changes. */
    static final GatewayConfig CONFIG = config();

    static final WrittenChannels CHANNELS = new WrittenChannels(CONFIG);
    static final Reader READER = new Reader(CHANNELS.normalisers(), new Understanding(CONFIG.profile()));

    private DevSet() {}

    static List<LabelledCase> cases() {
        try {
            return new LabelledFolder(FOLDER, CHANNELS).read();
        } catch (ConfigException e) {
            throw new AssertionError("The labelled messages are wrong", e);
        }
    }

    private static GatewayConfig config() {
        try {
            return GatewayConfig.readWithoutSecrets(Path.of("..", "..", "examples", "evn", "config"));
        } catch (ConfigException e) {
            throw new AssertionError("The example's configuration is wrong", e);
        }
    }
}
