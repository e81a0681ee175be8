package io.motcua.example.evn.view;

import io.motcua.Priority;
import io.motcua.RequestStatus;
import io.motcua.example.evn.process.Utilities;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.stream.Expectation.Held;
import io.motcua.example.evn.stream.Expectation.Ignored;
import io.motcua.example.evn.stream.Expectation.Refused;
import io.motcua.example.evn.stream.Expectation.Routed;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.stream.RequestStream;
import io.motcua.example.evn.utility.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run in which all goes as meant, told to {@link Observations} without a gateway. */
final class Scene {
    static final Instant BEGUN = Instant.parse("2026-05-19T13:41:00Z");
    static final Duration OWN_DELAY = Duration.ofMillis(300);
    static final Duration BEYOND = Duration.ofMillis(40);
    static final Duration ANSWERED = Duration.ofMillis(20);

    final Observations observations = new Observations(Utilities.delays());
    final List<PlannedRequest> plan = RequestStream.plan(2025, Duration.ofSeconds(10), 20);

    /** Everything up to the request with this number. */
    Scene until(int number) {
        plan.subList(0, number).forEach(this::happens);
        return this;
    }

    private void happens(PlannedRequest request) {
        Instant sentAt = BEGUN.plus(request.at());
        observations.sent(request, sentAt);
        String reference = reference(request);
        if (request.expectation() instanceof Refused) {
            observations.refused(request, 400);
            return;
        }
        if (request.expectation() instanceof Ignored) {
            observations.handedIn(request);
            return;
        }
        Instant answeredAt = sentAt.plus(ANSWERED);
        if (request.channel().answersLater()) {
            observations.handedIn(request);
            heard(request, reference, RequestStatus.RECEIVED, answeredAt);
        } else {
            observations.accepted(request, sentAt, answeredAt, 202, "answer to " + keyOf(request), reference);
        }
        if (request.expectation() instanceof Held held) {
            observations.status(reference, RequestStatus.HELD);
            observations.held(reference, held.reason());
        } else if (request.expectation() instanceof Routed routed) {
            delivered(request, routed.corporation(), sentAt, reference);
        }
    }

    private void delivered(PlannedRequest request, Corporation corporation, Instant sentAt, String reference) {
        if (request.number() % 17 == 16) {
            return;
        }
        Instant took = sentAt.plus(BEYOND.dividedBy(2));
        Priority priority = request.lifeSafety() ? Priority.P0 : Priority.P1;
        observations.reported(corporation, new Report.Took(took, reference, priority, false));
        if (request.number() % 11 == 10) {
            return;
        }
        Instant due = took.plus(OWN_DELAY);
        observations.reported(corporation, new Report.Said(due.plusMillis(2), due, reference, "acknowledgment"));
        observations.acknowledged(reference, corporation, due.plus(BEYOND.dividedBy(2)));
        observations.status(reference, RequestStatus.ACCEPTED);
        if (request.number() % 3 == 0) {
            observations.status(reference, RequestStatus.IN_PROGRESS);
        }
        if (request.number() % 6 == 0) {
            observations.status(reference, RequestStatus.RESOLVED);
        }
    }

    /** An answer that comes of itself. */
    void heard(PlannedRequest request, String reference, RequestStatus status, Instant at) {
        observations.heard(request.channel(), request.sender(), Optional.of(reference), Optional.of(status), true, at);
    }

    static String reference(PlannedRequest request) {
        return String.format("MC-%03d-XXX-XX2", request.number());
    }

    private static String keyOf(PlannedRequest request) {
        return request.idempotencyKey().orElse("none");
    }
}
