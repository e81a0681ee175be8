package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of a profile that a test spoils. */
final class ProfileFolder {
    private final Path folder;

    private ProfileFolder(Path folder) {
        this.folder = folder;
    }

    static ProfileFolder copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return new ProfileFolder(to);
    }

    Path path() {
        return folder;
    }

    Profile load() throws ProfileException {
        return Profile.load(folder);
    }

    ProfileException refusal() {
        ProfileException refusal = catchThrowableOfType(ProfileException.class, this::load);
        assertThat(refusal).as("the profile is refused").isNotNull();
        return refusal;
    }

    /** Writes something else over the first place where this stands. */
    ProfileFolder replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        int at = text.indexOf(from);
        assertThat(at).as("'%s' in %s", from, file).isNotNegative();
        Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
        return this;
    }
}
