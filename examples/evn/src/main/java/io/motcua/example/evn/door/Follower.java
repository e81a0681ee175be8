package io.motcua.example.evn.door;

import io.motcua.RequestStatus;
import io.motcua.example.evn.stream.Corporation;
import io.motcua.example.evn.view.Observations;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads one request's server-sent events until there is no more to come. */
final class Follower implements Flow.Subscriber<String> {
    private static final Set<RequestStatus> LAST = Set.of(
            RequestStatus.RESOLVED,
            RequestStatus.CLOSED,
            RequestStatus.REJECTED,
            RequestStatus.WITHDRAWN,
            RequestStatus.STOPPED);

    private final String reference;
    private final Observations observations;
    private final Clock clock;
    private Flow.@Nullable Subscription subscription;

    Follower(String reference, Observations observations, Clock clock) {
        this.reference = reference;
        this.observations = observations;
        this.clock = clock;
    }

    @Override
    public void onSubscribe(Flow.Subscription made) {
        subscription = made;
        made.request(Long.MAX_VALUE);
    }

    /** The time that counts is when the requester can see it, not when somebody says that it was so. */
    @Override
    public void onNext(String line) {
        StatusLine.ofEvent(line).ifPresent(update -> {
            observe(observations, reference, update, clock.instant());
            if (LAST.contains(update.status()) && subscription != null) {
                subscription.cancel();
            }
        });
    }

    @Override
    public void onError(Throwable failure) {
        // The stream broke off; whoever waits for the end asks for the page instead.
    }

    @Override
    public void onComplete() {
        // Likewise.
    }

    static void observe(Observations observations, String reference, StatusLine update, Instant seenAt) {
        if (update.status() == RequestStatus.ACCEPTED) {
            Arrays.stream(Corporation.values())
                    .filter(corporation -> corporation.name().equals(update.by()))
                    .forEach(corporation -> observations.acknowledged(reference, corporation, seenAt));
        }
        observations.status(reference, update.status());
    }
}
