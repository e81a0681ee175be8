package io.motcua.example.evn.door;

import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.view.Observations;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Everybody who asks for something: sends each request at its time and follows what becomes of it. */
public final class Requesters implements AutoCloseable {
    /** Answers that mean "later": the first with this key is on its way still, or nothing can be taken now. */
    private static final Set<Integer> NOT_NOW = Set.of(409, 429, 503);

    private static final int MOST_ATTEMPTS = 10;
    private static final long AGAIN_MILLIS = 500;

    private final Door door;
    private final Observations observations;
    private final Clock clock;
    private final ScheduledExecutorService times = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "requesters");
        thread.setDaemon(true);
        return thread;
    });

    /** Requesters at this door. */
    public Requesters(Door door, Observations observations, Clock clock) {
        this.door = door;
        this.observations = observations;
        this.clock = clock;
    }

    /** Sends all of them, each at its time from now. The latch is open when each is answered. */
    public CountDownLatch begin(List<PlannedRequest> plan) {
        CountDownLatch answered = new CountDownLatch(plan.size());
        for (PlannedRequest request : plan) {
            times.schedule(() -> begin(request, answered), request.at().toNanos(), TimeUnit.NANOSECONDS);
        }
        return answered;
    }

    /** Asks for the page of every request whose end is not known, for the case that its stream broke off. */
    public void askAgain() {
        for (String reference : observations.unanswered()) {
            observations
                    .request(reference)
                    .ifPresent(request -> door.status(request, reference)
                            .thenAccept(answer -> StatusLine.ofPage(answer.body())
                                    .forEach(
                                            update -> Follower.observe(observations, reference, update, update.at()))));
        }
    }

    @Override
    public void close() {
        times.shutdownNow();
    }

    private void begin(PlannedRequest request, CountDownLatch answered) {
        observations.sent();
        send(request, clock.instant(), 1, answered);
    }

    private void send(PlannedRequest request, Instant sentAt, int attempt, CountDownLatch answered) {
        door.send(request).whenComplete((answer, failure) -> {
            if (failure == null && NOT_NOW.contains(answer.statusCode()) && attempt < MOST_ATTEMPTS) {
                times.schedule(() -> send(request, sentAt, attempt + 1, answered), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                return;
            }
            try {
                if (failure != null) {
                    observations.failed(request, "no answer: " + cause(failure));
                } else {
                    answered(request, sentAt, answer);
                }
            } catch (RuntimeException e) {
                observations.failed(request, e.toString());
            } finally {
                answered.countDown();
            }
        });
    }

    private void answered(PlannedRequest request, Instant sentAt, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status / 100 == 4 && !NOT_NOW.contains(status)) {
            observations.refused(request, status);
            return;
        }
        Optional<String> reference = status / 100 == 2 ? StatusLine.reference(answer.body()) : Optional.empty();
        if (reference.isEmpty()) {
            observations.failed(request, "answered with status " + status + " and no reference");
            return;
        }
        boolean isNew = observations.accepted(request, sentAt, status, answer.body(), reference.get());
        if (isNew) {
            door.follow(request, reference.get(), new Follower(reference.get(), observations, clock));
        }
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.toString();
    }
}
