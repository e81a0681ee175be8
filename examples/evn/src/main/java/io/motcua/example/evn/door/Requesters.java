package io.motcua.example.evn.door;

import io.motcua.RequestStatus;
import io.motcua.example.evn.door.WayIn.Heard;
import io.motcua.example.evn.outside.Sighting;
import io.motcua.example.evn.stream.Channel;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.view.Observations;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /** The portal's statuses, as far as the demonstration's utilities come. */
    private static final Map<Integer, RequestStatus> PORTAL = Map.of(
            2, RequestStatus.ACCEPTED,
            4, RequestStatus.IN_PROGRESS,
            9, RequestStatus.RESOLVED);

    private static final int MOST_ATTEMPTS = 10;
    private static final long AGAIN_MILLIS = 500;

    private final Doors doors;
    private final Map<Channel, WayIn> ways = new EnumMap<>(Channel.class);
    private final Observations observations;
    private final Clock clock;
    private final PageWatch pages;
    private final ScheduledExecutorService times = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "requesters");
        thread.setDaemon(true);
        return thread;
    });

    /** Requesters at these doors. */
    public Requesters(Doors doors, Observations observations, Clock clock) {
        this.doors = doors;
        this.observations = observations;
        this.clock = clock;
        this.pages = new PageWatch(doors.form(), observations, clock, times);
        for (Channel channel : Channel.values()) {
            ways.put(channel, doors.way(channel));
        }
        doors.openLetterbox(observations);
    }

    /** Sends all of them, each at its time from now. The latch is open when each is handed in. */
    public CountDownLatch begin(List<PlannedRequest> plan) {
        CountDownLatch handedIn = new CountDownLatch(plan.size());
        for (PlannedRequest request : plan) {
            times.schedule(() -> begin(request, handedIn), request.at().toNanos(), TimeUnit.NANOSECONDS);
        }
        return handedIn;
    }

    /** Takes note of what can be seen outside: a telephone's short message, a dossier's status. */
    public void saw(Sighting sighting) {
        if (sighting instanceof Sighting.Text text) {
            observations.heard(
                    Channel.SMS,
                    text.to(),
                    AnswerReader.reference(text.text()),
                    doors.reader().status(Channel.SMS, text.text()),
                    true,
                    text.at());
        } else if (sighting instanceof Sighting.Dossier dossier && dossier.isStatus()) {
            Optional.ofNullable(PORTAL.get(dossier.status()))
                    .ifPresent(status -> observations.shown(dossier.code(), status, dossier.at()));
        } else if (sighting instanceof Sighting.Dossier dossier) {
            observations.heard(
                    Channel.PORTAL,
                    dossier.code(),
                    AnswerReader.reference(dossier.text()),
                    doors.reader().status(Channel.PORTAL, dossier.text()).filter(RequestStatus.HELD::equals),
                    true,
                    dossier.at());
        }
    }

    /** Asks for the page of every request whose end is not known, for the case that its stream broke off. */
    public void askAgain() {
        for (String reference : observations.unanswered()) {
            observations
                    .request(reference)
                    .filter(request -> request.channel() == Channel.APP || request.channel() == Channel.HOTLINE)
                    .ifPresent(request -> doors.machines()
                            .status(request, reference)
                            .thenAccept(answer -> StatusLine.ofPage(answer.body())
                                    .forEach(
                                            update -> Follower.observe(observations, reference, update, update.at()))));
        }
    }

    @Override
    public void close() {
        times.shutdownNow();
        doors.close();
    }

    private void begin(PlannedRequest request, CountDownLatch handedIn) {
        Instant now = clock.instant();
        observations.sent(request, now);
        send(request, now, 1, handedIn);
    }

    private void send(PlannedRequest request, Instant sentAt, int attempt, CountDownLatch handedIn) {
        ways.get(request.channel()).send(request).whenComplete((answer, failure) -> {
            if (failure == null && NOT_NOW.contains(answer.status()) && attempt < MOST_ATTEMPTS) {
                times.schedule(() -> send(request, sentAt, attempt + 1, handedIn), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
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
                handedIn.countDown();
            }
        });
    }

    private void answered(PlannedRequest request, Instant sentAt, Heard answer) {
        int status = answer.status();
        if (status / 100 == 4 && !NOT_NOW.contains(status)) {
            observations.refused(request, status);
            return;
        }
        if (status / 100 == 2 && request.channel().answersLater()) {
            observations.handedIn(request);
            return;
        }
        if (answer.reference().isEmpty()) {
            observations.failed(request, "answered with status " + status + " and no reference");
            return;
        }
        String reference = answer.reference().get();
        boolean isNew = observations.accepted(request, sentAt, clock.instant(), status, answer.body(), reference);
        if (isNew) {
            follow(request, reference);
        }
    }

    private void follow(PlannedRequest request, String reference) {
        if (request.channel() == Channel.WEB) {
            pages.watch(request, reference);
        } else if (request.channel() != Channel.PORTAL) {
            doors.machines().follow(request, reference, new Follower(reference, observations, clock));
        }
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.toString();
    }
}
