package io.motcua.example.evn;

import io.motcua.example.evn.door.Doors;
import io.motcua.example.evn.door.Operator;
import io.motcua.example.evn.door.Requesters;
import io.motcua.example.evn.outside.Sighting;
import io.motcua.example.evn.process.Child;
import io.motcua.example.evn.process.House;
import io.motcua.example.evn.process.RunFolder;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.stream.RequestStream;
import io.motcua.example.evn.view.Moment;
import io.motcua.example.evn.view.Observations;
import io.motcua.example.evn.view.Summary;
import io.motcua.example.evn.view.View;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The stream of requests from its first to the books at its end. */
final class HalfMinute {
    /** How long an answer may still be on its way when the last request is sent. */
    private static final Duration DRAIN = Duration.ofSeconds(20);

    /** How long progress is still watched when every request is answered, so that the end of some is seen. */
    private static final Duration AFTERGLOW = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Options options;
    private final House house;
    private final RunFolder run;
    private final PrintStream out;
    private final CompletableFuture<Child> failed;
    private final Consumer<Consumer<Sighting>> outside;
    private final Observations observations;
    private final Clock clock = Clock.systemUTC();
    private volatile String phase = "starting";
    private volatile Instant begun = Instant.EPOCH;

    HalfMinute(
            Options options,
            House house,
            RunFolder run,
            PrintStream out,
            Map<Corporation, String> delays,
            CompletableFuture<Child> failed,
            Consumer<Consumer<Sighting>> outside) {
        this.options = options;
        this.house = house;
        this.run = run;
        this.out = out;
        this.failed = failed;
        this.outside = outside;
        this.observations = new Observations(delays);
    }

    /** Runs it, and gives the status to end with. */
    int run() throws IOException, InterruptedException {
        house.startUtilities(options.mute(), options.seed(), observations::reported);
        Path notices = options.root().resolve("examples/evn/config/profile/notices.csv");
        boolean colours = options.live() && System.getenv("NO_COLOR") == null;
        List<String> problems;
        String books;
        begun = clock.instant();
        try (View view = view(colours);
                Requesters requesters = new Requesters(
                        new Doors(house.addresses(), house.secrets(), notices, clock), observations, clock)) {
            outside.accept(requesters::saw);
            Runtime.getRuntime().addShutdownHook(new Thread(view::close, "ends the view"));
            List<PlannedRequest> plan = RequestStream.plan(options.seed(), options.length(), options.perSecond());
            phase = "requests come in";
            send(requesters, plan);
            phase = "the last answers";
            drain(requesters);
            askWhose();
            Operator.Books balance = books();
            problems = new ArrayList<>(observations.verdict());
            books = balance.text();
            if (balance.ignored() != observations.machines()) {
                problems.add(
                        0,
                        observations.machines() + " messages of machines came, and the gateway ignores "
                                + balance.ignored());
            }
            if (!balance.zero()) {
                problems.add(0, "The books do not agree: " + balance.text());
            }
        }
        if (failed.isDone()) {
            problems.add(0, "A process has ended by itself: " + failed.join().lastWords());
        }
        Summary.print(out, colours, observations.snapshot(0), options.seed(), books, problems);
        return end(problems);
    }

    private int end(List<String> problems) throws IOException {
        house.close();
        if (problems.isEmpty()) {
            run.removeData();
            out.println("   Log files in " + Addressing.relative(run.folder()) + ".");
        } else {
            out.println(
                    "   The gateway's data and the log files are kept in " + Addressing.relative(run.folder()) + ".");
        }
        out.flush();
        return problems.isEmpty() ? 0 : 1;
    }

    private View view(boolean colours) {
        return options.live()
                ? View.live(out, colours, observations, this::moment)
                : View.plain(out, observations, this::moment);
    }

    private Moment moment() {
        Duration elapsed = Duration.between(begun, clock.instant());
        boolean storm = RequestStream.stormy(elapsed, options.length());
        String words = storm ? "storm over the north-east" : phase;
        return new Moment(words, elapsed, options.length(), storm, run.folder().toString());
    }

    private void send(Requesters requesters, List<PlannedRequest> plan) throws InterruptedException {
        CountDownLatch answered = requesters.begin(plan);
        Instant last = begun.plus(options.length()).plus(DRAIN);
        while (!answered.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)
                && clock.instant().isBefore(last)) {
            if (failed.isDone()) {
                return;
            }
            lookAtHeld();
        }
        if (answered.getCount() > 0) {
            observations.surprise(answered.getCount() + " requests have no answer at all");
        }
    }

    private void drain(Requesters requesters) throws InterruptedException {
        Instant last = clock.instant().plus(DRAIN);
        while (clock.instant().isBefore(last) && !failed.isDone()) {
            lookAtHeld();
            if (observations.unanswered().isEmpty()
                    && observations.waiting() == 0
                    && books().ignored() >= observations.machines()) {
                failedWithin(AFTERGLOW);
                return;
            }
            failedWithin(LOOK);
            requesters.askAgain();
        }
    }

    private void lookAtHeld() throws InterruptedException {
        try {
            house.operator().lookAtHeld(observations);
        } catch (IOException e) {
            silent(e);
        }
    }

    /** Whether the references that were told later are of requests that came by the channel of the answer. */
    private void askWhose() throws InterruptedException {
        for (Map.Entry<String, Channel> told : observations.toldLater().entrySet()) {
            try {
                String channel = house.operator().channelOf(told.getKey());
                if (!channel.equals(told.getValue().toString())) {
                    observations.surprise(
                            told.getKey() + " came by " + channel + " and is answered by " + told.getValue());
                }
            } catch (IOException e) {
                silent(e);
                return;
            }
        }
    }

    private Operator.Books books() throws InterruptedException {
        try {
            return house.operator().books();
        } catch (IOException e) {
            silent(e);
            return new Operator.Books(false, 0, "not known");
        }
    }

    /** A gateway that does not answer may be gone; that is told by its end, with the last of its log. */
    private void silent(IOException failure) throws InterruptedException {
        failedWithin(LOOK);
        if (!failed.isDone()) {
            observations.surprise("The gateway's operator port does not answer: " + failure);
        }
    }

    /** Waits this long, or until a process ends that should not. */
    private void failedWithin(Duration patience) throws InterruptedException {
        try {
            failed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Then all still run.
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody completes it so", e);
        }
    }
}
