package io.motcua.gateway.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Who does something, and why, for the audit trail. */
final class ActorOptions {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who does it, for the audit trail; ${DEFAULT-VALUE} if it is left out")
    String by = "";

    @Option(
            names = {"--because", "--reason"},
            paramLabel = "TEXT",
            description = "why, for the audit trail, which is never erased: no requester's name, number or words")
    Optional<String> because = Optional.empty();
}
