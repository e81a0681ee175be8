package io.motcua.path;

import io.motcua.Priority;
import io.motcua.ServiceRequest;
import io.motcua.profile.Profile;
import io.motcua.sla.Measure;
import io.motcua.sla.ServiceLevels;
import io.motcua.sla.SlaStep;
import io.motcua.sla.WorkingCalendar;
import io.motcua.spi.Intervention;
import io.motcua.spi.StartedClock;
import io.motcua.spi.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which clocks begin with a request that goes to a utility, by the profile's limits of now. The hand-off begins when
 * it is addressed; what the requester was promised begins when it was received. Safe for use by many threads.
 */
final class ClockStarts {
    private static final Logger LOG = LoggerFactory.getLogger(ClockStarts.class);

    private final Supplier<Profile> profile;
    private final AtomicReference<LocalDate> warnedOf = new AtomicReference<>(LocalDate.MIN);

    ClockStarts(Supplier<Profile> profile) {
        this.profile = profile;
    }

    /** With the clocks that begin with it. */
    Step.Routed with(Step.Routed step) {
        Instant storedAt = step.work().subject().receipt().storedAt();
        return new Step.Routed(
                step.work(),
                step.request(),
                step.decision(),
                step.delivery(),
                all(step.request(), step.delivery().backend(), storedAt, step.at()),
                step.at());
    }

    /** With the clock of the hand-off of what a follow-up changed; what was promised does not begin again. */
    Step.Joined with(Step.Joined step) {
        return new Step.Joined(
                step.work(), step.to(), step.changed().map(changed -> with(changed, step.at())), step.at());
    }

    /** With the clocks that begin when a person sends a request on. */
    Intervention with(Intervention intervention, Instant now) {
        if (intervention instanceof Intervention.SentOn sentOn) {
            Instant storedAt = sentOn.found().stored().receipt().storedAt();
            return new Intervention.SentOn(
                    sentOn.found(),
                    sentOn.entry(),
                    sentOn.request(),
                    sentOn.decision(),
                    sentOn.delivery(),
                    all(sentOn.request(), sentOn.delivery().backend(), storedAt, now));
        } else if (intervention instanceof Intervention.Merged merged) {
            return new Intervention.Merged(
                    merged.found(),
                    merged.entry(),
                    merged.into(),
                    merged.changed().map(changed -> with(changed, now)));
        }
        return intervention;
    }

    private Step.Changed with(Step.Changed changed, Instant now) {
        List<StartedClock> clocks = new ArrayList<>();
        start(clocks, SlaStep.HAND_OFF, changed.request(), changed.delivery().backend(), now);
        return new Step.Changed(changed.request(), changed.decision(), changed.delivery(), clocks);
    }

    private List<StartedClock> all(ServiceRequest request, String utility, Instant storedAt, Instant now) {
        List<StartedClock> clocks = new ArrayList<>();
        start(clocks, SlaStep.HAND_OFF, request, utility, now);
        start(clocks, SlaStep.CREW, request, utility, storedAt);
        start(clocks, SlaStep.RESOLUTION, request, utility, storedAt);
        return clocks;
    }

    private void start(List<StartedClock> clocks, SlaStep step, ServiceRequest request, String utility, Instant at) {
        start(step, request.serviceCode(), request.priority(), Optional.of(utility), at)
                .ifPresent(clocks::add);
    }

    /** A clock of one step, if it has a limit. */
    Optional<StartedClock> start(
            SlaStep step, String service, Priority priority, Optional<String> utility, Instant at) {
        ServiceLevels levels = profile.get().serviceLevels();
        return levels.start(step, service, priority, utility, at)
                .map(clock -> StartedClock.of(clock, service, priority, utility, levels.calendar()))
                .map(started -> known(started, levels.calendar()));
    }

    /** Says once, of each end of the holidays that a profile knows, that limits go beyond it. */
    private StartedClock known(StartedClock started, WorkingCalendar calendar) {
        LocalDate end = calendar.knownUntil();
        boolean isBeyond = started.clock().measure() == Measure.WORKING
                && started.breachAt().filter(calendar::knows).isEmpty();
        if (isBeyond && !end.equals(warnedOf.getAndSet(end))) {
            LOG.warn(
                    "Limits reach beyond {}, the last day whose holidays the profile knows, and may end too early;"
                            + " add the next year to holidays.csv",
                    end);
        }
        return started;
    }
}
