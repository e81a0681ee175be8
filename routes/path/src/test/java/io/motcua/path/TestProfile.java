package io.motcua.path;

import io.motcua.profile.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The small profile of these tests: two provinces, a utility for each. */
final class TestProfile {
    private TestProfile() {}

    static Profile load() throws Exception {
        return Profile.load(folder());
    }

    /** A copy for a test that changes it, in a new folder {@code profile} of this one. */
    static Path copiedTo(Path parent) throws Exception {
        Path copy = Files.createDirectory(parent.resolve("profile"));
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static Path folder() throws Exception {
        return Path.of(TestProfile.class.getResource("/profile").toURI());
    }
}
