package io.motcua.example.evn.view;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows what happens while it happens, on a thread of its own, until it is closed. */
public abstract sealed class View implements AutoCloseable permits View.Live, View.Plain {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "view");
        thread.setDaemon(true);
        return thread;
    });

    final Observations observations;
    final Supplier<Moment> now;

    private View(Observations observations, Supplier<Moment> now) {
        this.observations = observations;
        this.now = now;
    }

    /** A screen that is drawn anew eight times a second. */
    public static View live(PrintStream out, boolean colours, Observations observations, Supplier<Moment> now) {
        Live view = new Live(new Terminal(out, colours), observations, now);
        view.begin(Duration.ofMillis(125));
        return view;
    }

    /** A line every few seconds. */
    public static View plain(PrintStream out, Observations observations, Supplier<Moment> now) {
        Plain view = new Plain(out, observations, now);
        view.begin(Duration.ofSeconds(5));
        return view;
    }

    void begin(Duration every) {
        clock.scheduleAtFixedRate(this::show, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    abstract void show();

    abstract void end();

    /** Ends the view; what is printed afterwards stands where it would have stood without it. Idempotent. */
    @Override
    public synchronized void close() {
        if (clock.isShutdown()) {
            return;
        }
        clock.shutdown();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    /** In a terminal. */
    static final class Live extends View {
        private static final int FRAMES_PER_SIZE = 4;

        private final Terminal terminal;
        private Terminal.Size size = Terminal.size();
        private int frame;

        private Live(Terminal terminal, Observations observations, Supplier<Moment> now) {
            super(observations, now);
            this.terminal = terminal;
            terminal.enter();
        }

        @Override
        void show() {
            if (frame++ % FRAMES_PER_SIZE == 0) {
                size = Terminal.size();
            }
            Snapshot snapshot = observations.snapshot(Screen.recentRows(size.rows()));
            terminal.draw(Screen.lines(snapshot, now.get(), size.columns(), size.rows()), size);
        }

        @Override
        void end() {
            terminal.leave();
        }
    }

    /** Where there is no terminal. */
    static final class Plain extends View {
        private final PrintStream out;

        private Plain(PrintStream out, Observations observations, Supplier<Moment> now) {
            super(observations, now);
            this.out = out;
        }

        @Override
        void show() {
            out.println(PlainLine.of(observations.snapshot(0), now.get()));
            out.flush();
        }

        @Override
        void end() {}
    }
}
