package io.motcua.gateway.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads as whom somebody signs in at a server. */
final class SignIn {
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._@-]{1,128}");

    private SignIn() {}

    static Optional<String> user(Section section) {
        String expected = "the name to sign in with: letters, digits and . _ @ -";
        return section.need("user", expected).flatMap(s -> s.text(USER, expected));
    }

    static Optional<Secret> password(Section section) {
        return section.need("password", "env:NAME or file:path").flatMap(Setting::secret);
    }
}
