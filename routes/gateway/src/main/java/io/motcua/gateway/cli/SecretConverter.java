package io.motcua.gateway.cli;

import io.motcua.gateway.config.Environment;
import io.motcua.gateway.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Follows {@code env:NAME} or {@code file:path} on a command line, which every user of the machine can read. */
final class SecretConverter implements ITypeConverter<Secret> {
    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final Environment environment;

    SecretConverter() {
        this(System::getenv);
    }

    SecretConverter(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Secret convert(String reference) {
        if (reference.startsWith(ENV)) {
            String name = reference.substring(ENV.length());
            String value = environment.get(name);
            if (value == null || value.isEmpty()) {
                throw new TypeConversionException("The environment variable " + name + " is not set");
            }
            return Secret.literal(value);
        }
        if (!reference.startsWith(FILE)) {
            throw new TypeConversionException(
                    "A secret is named, env:NAME or file:path, and never written on a command line");
        }
        String path = reference.substring(FILE.length());
        try {
            String value = Files.readString(Path.of(path)).stripTrailing();
            if (value.isEmpty()) {
                throw new TypeConversionException("The file " + path + " is empty");
            }
            return Secret.literal(value);
        } catch (IOException | InvalidPathException e) {
            throw new TypeConversionException("The file " + path + " cannot be read");
        }
    }
}
