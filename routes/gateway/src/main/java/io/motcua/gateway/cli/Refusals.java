package io.motcua.gateway.cli;

import io.motcua.gateway.config.ConfigException;
import io.motcua.gateway.config.Mistake;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command cannot do what it was asked for. */
final class Refusals {
    private Refusals() {}

    static int ofArguments(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitStatus.MISTAKE;
    }

    static int ofReference(CommandSpec spec) {
        spec.commandLine()
                .getErr()
                .println(
                        "That is no reference: one has the form MC-XXX-XXX-XXX, and its last character finds slips. Read"
                                + " it again.");
        return ExitStatus.MISTAKE;
    }

    static int ofExecution(Exception e, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (e instanceof ConfigException mistaken) {
            return ofConfig(mistaken, err);
        }
        if (e instanceof CommandFailure failure) {
            err.println(failure.getMessage());
            return ExitStatus.FAILED;
        }
        err.println("The command failed unexpectedly:");
        e.printStackTrace(err);
        return ExitStatus.FAILED;
    }

    private static int ofConfig(ConfigException mistaken, PrintWriter err) {
        for (Mistake mistake : mistaken.mistakes()) {
            err.println(mistake);
        }
        int number = mistaken.mistakes().size();
        err.println(number + (number == 1 ? " mistake" : " mistakes") + "; nothing was started.");
        return ExitStatus.MISTAKE;
    }
}
