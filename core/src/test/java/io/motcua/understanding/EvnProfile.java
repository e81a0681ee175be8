package io.motcua.understanding;

import io.motcua.profile.Profile;
import io.motcua.profile.ProfileException;
import java.nio.file.Path;

/** The profile of the project's example, which the tests of understanding understand by. */
public final class EvnProfile {
    /** Where it is, seen from this module. */
    public static final Path FOLDER = Path.of("..", "examples", "evn", "config", "profile");

    /** Read once; it never changes. */
    public static final Profile PROFILE = load();

    private EvnProfile() {}

    private static Profile load() {
        try {
            return Profile.load(FOLDER);
        } catch (ProfileException e) {
            throw new AssertionError("The example's profile is wrong", e);
        }
    }
}
