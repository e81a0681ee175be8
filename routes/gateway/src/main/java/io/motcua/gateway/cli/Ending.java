package io.motcua.gateway.cli;

import io.motcua.gateway.GatewayProgram;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.LogManager;

/**
 * The end of a running gateway, whichever way it comes. The operating system's signals start the JVM's shutdown hooks,
 * and a JVM that was ended by a signal reports a status above 128; ours is what the end was.
 */
final class Ending {
    private static final int SECONDS_AT_MOST = 40;

    private final GatewayProgram program;
    private final PrintWriter err;
    private final AtomicInteger status = new AtomicInteger(ExitStatus.WELL);

    private Ending(GatewayProgram program, PrintWriter err) {
        this.program = program;
        this.err = err;
    }

    static Ending on(GatewayProgram program, PrintWriter err) {
        Ending ending = new Ending(program, err);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::end, "end"));
        return ending;
    }

    /** Ends the process with this status. */
    void endWith(int value) {
        status.set(value);
        System.exit(value);
    }

    private void end() {
        Thread closing = new Thread(program::close, "close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(TimeUnit.SECONDS.toMillis(SECONDS_AT_MOST));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive() || !program.closedCleanly()) {
            status.compareAndSet(ExitStatus.WELL, ExitStatus.FAILED);
            err.println("The gateway did not end cleanly; the log says more. What was acknowledged is stored.");
            err.flush();
        }
        LogManager.shutdown();
        Runtime.getRuntime().halt(status.get());
    }
}
