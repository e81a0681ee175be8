package io.motcua.gateway.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Follows references to secrets: into the environment, or to a file. */
final class SecretSource {
    private static final String ENV = "env:";
    private static final String FILE = "file:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int MAX_BYTES = 64 * 1024;
    private static final String BY_REFERENCE =
            "env:NAME or file:path. A secret is named here, never written: this file is copied, mailed and kept under"
                    + " version control";

    private final Environment environment;
    private final boolean required;

    private SecretSource(Environment environment, boolean required) {
        this.environment = environment;
        this.required = required;
    }

    /** Every secret must be there. */
    static SecretSource required(Environment environment) {
        return new SecretSource(environment, true);
    }

    /** Secrets that are not there are left open: for commands that only look. */
    static SecretSource lenient(Environment environment) {
        return new SecretSource(environment, false);
    }

    /** Follows the reference; what is wrong with it becomes a mistake at that line. */
    Secret follow(Findings findings, int line, String where, String reference) {
        UnaryOperator<String> problem = found -> {
            findings.mistake(line, where, found, BY_REFERENCE);
            return found;
        };
        if (reference.startsWith(ENV)) {
            return fromEnvironment(findings, line, where, reference, problem);
        }
        if (reference.startsWith(FILE)) {
            return fromFile(findings, line, where, reference);
        }
        problem.apply("a text that is no reference (it is not repeated here, in case it is the secret itself)");
        return Secret.NONE;
    }

    private Secret fromEnvironment(
            Findings findings, int line, String where, String reference, UnaryOperator<String> problem) {
        String name = reference.substring(ENV.length());
        if (!NAME.matcher(name).matches()) {
            problem.apply("'env:' without the name of an environment variable after it");
            return Secret.NONE;
        }
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            missing(
                    findings,
                    line,
                    where,
                    "the environment variable " + name + ", which is " + (value == null ? "not set" : "empty"),
                    "a variable that holds the secret when the gateway starts");
            return Secret.of(reference, Optional.empty());
        }
        return Secret.of(reference, Optional.of(value));
    }

    private Secret fromFile(Findings findings, int line, String where, String reference) {
        String expected = "a readable file that holds the secret and nothing else, of at most 64 KiB";
        try {
            Path path = findings.folder().resolve(reference.substring(FILE.length()));
            if (!Files.isRegularFile(path)) {
                missing(findings, line, where, "'" + path + "', where there is no file", expected);
                return Secret.of(reference, Optional.empty());
            }
            if (Files.size(path) > MAX_BYTES) {
                missing(findings, line, where, "the file " + path + " of " + Files.size(path) + " bytes", expected);
                return Secret.of(reference, Optional.empty());
            }
            String value = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).stripTrailing();
            if (value.isEmpty()) {
                missing(findings, line, where, "the file " + path + ", which is empty", expected);
                return Secret.of(reference, Optional.empty());
            }
            return Secret.of(reference, Optional.of(value));
        } catch (InvalidPathException | IOException e) {
            missing(
                    findings,
                    line,
                    where,
                    "a file that cannot be read (" + e.getClass().getSimpleName() + ")",
                    expected);
            return Secret.of(reference, Optional.empty());
        }
    }

    private void missing(Findings findings, int line, String where, String found, String expected) {
        if (required) {
            findings.mistake(line, where, found, expected);
        }
    }
}
