package io.motcua.gateway.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a command that was told none: where it was called, or where the program is. In a checkout that is
 * the example's.
 */
final class HomeConfig {
    private static final List<Path> NAMES =
            List.of(Path.of(""), Path.of("config"), Path.of("examples", "evn", "config"));

    private HomeConfig() {}

    static Path find() throws CommandFailure {
        return Stream.concat(
                        Stream.of(Path.of("").toAbsolutePath()),
                        Stream.iterate(program(), folder -> folder != null, HomeConfig::parent))
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(folder -> Files.isRegularFile(folder.resolve("gateway.yaml")))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "No gateway.yaml is here or beside the program; name its folder with --config."));
    }

    private static @Nullable Path parent(@Nullable Path folder) {
        return folder == null ? null : folder.getParent();
    }

    private static @Nullable Path program() {
        CodeSource source = HomeConfig.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
