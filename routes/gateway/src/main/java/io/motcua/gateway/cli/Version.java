package io.motcua.gateway.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest says it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Motcua.class.getPackage().getImplementationVersion())
                .orElse("of a build without a jar");
        return new String[] {"motcua " + version, "Java " + Runtime.version()};
    }
}
