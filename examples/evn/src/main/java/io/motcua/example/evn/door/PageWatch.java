package io.motcua.example.evn.door;

import io.motcua.RequestStatus;
import io.motcua.example.evn.stream.PlannedRequest;
import io.motcua.example.evn.view.Observations;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People who filled in the form and look at the tracking page now and then. */
final class PageWatch {
    private static final long FIRST_MILLIS = 700;
    private static final long AGAIN_MILLIS = 1000;
    /** Who has been told that the utility has it looks less often. */
    private static final long PATIENT_MILLIS = 3000;

    private static final int MOST_LOOKS = 30;

    private final FormDoor form;
    private final Observations observations;
    private final Clock clock;
    private final ScheduledExecutorService times;

    PageWatch(FormDoor form, Observations observations, Clock clock, ScheduledExecutorService times) {
        this.form = form;
        this.observations = observations;
        this.clock = clock;
        this.times = times;
    }

    void watch(PlannedRequest request, String reference) {
        later(request, reference, FIRST_MILLIS, 1);
    }

    private void later(PlannedRequest request, String reference, long millis, int number) {
        if (!times.isShutdown() && number <= MOST_LOOKS) {
            times.schedule(() -> look(request, reference, number), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void look(PlannedRequest request, String reference, int number) {
        form.track(request, reference).whenComplete((status, failure) -> {
            if (failure == null) {
                status.ifPresent(now -> observations.told(reference, now, clock.instant()));
            }
            boolean last = failure == null && status.filter(PageWatch::isLast).isPresent();
            boolean acknowledged = failure == null
                    && status.filter(now -> now != RequestStatus.HELD).isPresent();
            if (!last) {
                later(request, reference, acknowledged ? PATIENT_MILLIS : AGAIN_MILLIS, number + 1);
            }
        });
    }

    private static boolean isLast(RequestStatus status) {
        return status == RequestStatus.RESOLVED || status == RequestStatus.HELD;
    }
}
