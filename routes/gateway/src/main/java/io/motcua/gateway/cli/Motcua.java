package io.motcua.gateway.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's first command, whose subcommands do the work. */
@Command(
        name = "motcua",
        description = {
            "One door for the requests that reach electricity companies: each is stored before it is answered, understood,"
                    + " and brought to the one utility that serves the place.",
            ""
        },
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            ReferenceCommand.class,
            ExplainCommand.class,
            HeldCommand.class,
            LanesCommand.class,
            ClocksCommand.class,
            BalanceCommand.class,
            CrossingCommand.class,
            ReloadCommand.class,
            EvaluateCommand.class,
            ContractKitCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "Commands:%n",
        footer = {
            "",
            "'motcua COMMAND --help' explains a command and shows an example.",
            "",
            "Exit status: 0 well; 1 the answer is no; 2 the command or the configuration has a mistake;"
                    + " 3 it could not be done."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Motcua {
    private Motcua() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] arguments) {
        // Vietnamese names must arrive whole, whatever the locale of the service that starts this.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        int status = ExitStatus.FAILED;
        try {
            status = execute(
                    new PrintWriter(out, true, StandardCharsets.UTF_8),
                    new PrintWriter(err, true, StandardCharsets.UTF_8),
                    arguments);
        } catch (Throwable e) {
            e.printStackTrace(err);
        }
        // Whatever happened, threads that somebody left behind do not keep the process.
        System.exit(status);
    }

    /** Runs the command, and returns the status that the process should end with. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Motcua())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setUsageHelpLongOptionsMaxWidth(32)
                .setParameterExceptionHandler(Refusals::ofArguments)
                .setExecutionExceptionHandler(Refusals::ofExecution);
        return arguments.length == 0 ? usage(line) : line.execute(arguments);
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return ExitStatus.MISTAKE;
    }
}
