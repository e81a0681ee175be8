package io.motcua.example.evn.outside;

import io.motcua.channel.portal.PortalEvent;
import io.motcua.channel.portal.PortalUnderTest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The national portal, as far as the gateway talks to it: it gives access tokens, and takes lines of progress and the
 * statuses 1 to 10. What a citizen would see there is told to the listener.
 */
final class NationalPortal implements AutoCloseable {
    private static final long LOOK_MILLIS = 30;

    private final PortalUnderTest portal;
    private final Clock clock;
    private final Consumer<Sighting> sightings;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "portal");
        thread.setDaemon(true);
        return thread;
    });
    private int seen;

    /** Opens it at this port of 127.0.0.1. */
    NationalPortal(int port, Clock clock, Consumer<Sighting> sightings) throws IOException {
        this.clock = clock;
        this.sightings = sightings;
        portal = new PortalUnderTest(port, true, Optional.empty());
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        List<PortalEvent> events = portal.events();
        for (PortalEvent event : events.subList(seen, events.size())) {
            boolean isStatus = event.operation().equals("CapNhatTrangThai");
            if (event.outcome().equals("taken")
                    && (isStatus || event.operation().equals("CapNhatTienTrinh"))) {
                sightings.accept(
                        new Sighting.Dossier(clock.instant(), event.dossier(), isStatus, event.status(), event.text()));
            }
        }
        seen = events.size();
    }

    @Override
    public void close() {
        looks.shutdownNow();
        portal.close();
    }
}
