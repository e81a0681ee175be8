package io.motcua.spi;

import io.motcua.Reference;
import io.motcua.RequestStatus;
import io.motcua.StatusUpdate;
import io.motcua.TrackingId;
import java.time.Instant;

/** News of invented requests, each with an id of its own. */
public final class Updates {
    private static final Reference REFERENCE = Reference.of("MC-234-567-9AP");

    private Updates() {}

    /** A builder that has what an update must have; a test says of it what it is about. */
    public static StatusUpdate.Builder of(RequestStatus status) {
        return StatusUpdate.builder()
                .updateId(TrackingId.next())
                .trackingId(TrackingId.next())
                .reference(REFERENCE)
                .channel("app")
                .account("evn-cskh")
                .status(status)
                .by("EVNSPC")
                .at(Instant.parse("2026-11-20T01:02:03Z"));
    }
}
