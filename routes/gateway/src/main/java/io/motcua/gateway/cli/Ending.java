package io.motcua.gateway.cli;

import io.motcua.gateway.GatewayProgram;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.logging.log4j.LogManager;

/**
 * The end of a gateway's process, whichever way it comes. The operating system's signals start the JVM's shutdown hooks,
 * and a JVM that was ended by a signal reports a status above 128; ours is what the end was.
 */
final class Ending {
    private static final int SECONDS_AT_MOST = 40;

    private final PrintWriter err;
    private final AtomicReference<Optional<GatewayProgram>> program = new AtomicReference<>(Optional.empty());
    private final AtomicInteger status = new AtomicInteger(ExitStatus.WELL);

    private Ending(PrintWriter err) {
        this.err = err;
    }

    /** Waits for the end from now on. */
    static Ending await(PrintWriter err) {
        Ending ending = new Ending(err);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::end, "end"));
        return ending;
    }

    /** What is to be closed. Told to end before, the process ends with nothing taken and nothing to close. */
    void closes(GatewayProgram value) {
        program.set(Optional.of(value));
    }

    /** The status to end with when nobody asked for the end. */
    void status(int value) {
        status.set(value);
    }

    private void end() {
        program.get().ifPresent(this::close);
        LogManager.shutdown();
        Runtime.getRuntime().halt(status.get());
    }

    private void close(GatewayProgram open) {
        Thread closing = new Thread(open::close, "close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(TimeUnit.SECONDS.toMillis(SECONDS_AT_MOST));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive() || !open.closedCleanly()) {
            status.compareAndSet(ExitStatus.WELL, ExitStatus.FAILED);
            err.println("The gateway did not end cleanly; the log says more. What was acknowledged is stored.");
            err.flush();
        }
    }
}
