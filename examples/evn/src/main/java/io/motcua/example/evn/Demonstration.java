package io.motcua.example.evn;

import io.motcua.example.evn.outside.Sighting;
import io.motcua.example.evn.process.Child;
import io.motcua.example.evn.process.House;
import io.motcua.example.evn.process.RunFolder;
import io.motcua.example.evn.process.Utilities;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The program that {@code examples/evn/run} starts. Ends with status 0 if all went as meant, 1 if not, 2 if the command
 * line cannot be understood.
 */
public final class Demonstration {
    private final Options options;
    private final PrintStream out;
    private final RunFolder run;
    private final CompletableFuture<Child> failed = new CompletableFuture<>();
    private final AtomicReference<Consumer<Sighting>> outside = new AtomicReference<>(sighting -> {});

    private Demonstration(Options options, PrintStream out, RunFolder run) {
        this.options = options;
        this.out = out;
        this.run = run;
    }

    /** Runs the demonstration. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.exit(status(List.of(args), out));
    }

    private static int status(List<String> args, PrintStream out) throws InterruptedException {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                out.print(Options.HELP);
                out.flush();
                return 0;
            }
            Path under = options.root()
                    .resolve("examples/evn/target/demonstration")
                    .toAbsolutePath()
                    .normalize();
            return new Demonstration(options, out, RunFolder.create(under, LocalDateTime.now())).run();
        } catch (IllegalArgumentException e) {
            say(out, e.getMessage());
            return 2;
        } catch (IOException e) {
            say(out, e.getMessage());
            return 1;
        }
    }

    private int run() throws IOException, InterruptedException {
        House house = House.prepare(options.root(), run, failed::complete);
        Runtime.getRuntime().addShutdownHook(new Thread(house::close, "ends the processes"));
        try {
            say(out, "Starting the gateway, five utilities, a mail server, a message centre and a portal;");
            say(out, "log files in " + Addressing.relative(run.folder()));
            house.startOutside(sighting -> outside.get().accept(sighting));
            Duration start = house.startGateway();
            say(out, String.format(Locale.ROOT, "The gateway serves after %.1f s.", start.toMillis() / 1000.0));
            return options.serve() ? serve(house) : stream(house);
        } finally {
            house.close();
        }
    }

    private int serve(House house) throws IOException, InterruptedException {
        ServingLines lines = new ServingLines(out);
        outside.set(lines::saw);
        house.startUtilities(options.mute(), options.seed(), lines::reported);
        say(out, Addressing.text(house, options.root(), run));
        Child child = failed.join();
        say(out, "A process has ended by itself. " + child.lastWords());
        return 1;
    }

    private int stream(House house) throws IOException, InterruptedException {
        HalfMinute halfMinute = new HalfMinute(options, house, run, out, Utilities.delays(), failed, outside::set);
        return halfMinute.run();
    }

    private static void say(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }
}
