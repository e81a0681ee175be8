package io.motcua.path;

import io.motcua.Delivery;
import io.motcua.Payload;
import io.motcua.RequestStatus;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import io.motcua.contract.ReplyWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the utilities of these tests say of deliveries. */
final class UtilityReplies {
    private UtilityReplies() {}

    /** That the utility has it, and calls it so; an event of its own each time. */
    static Payload accepted(Delivery delivery, String backendReference) {
        return ReplyWriter.write(
                new Acknowledgment(header(delivery), Result.ACCEPTED, Optional.of(backendReference), Optional.empty()));
    }

    /** That it has come to this status; an event of its own each time. */
    static Payload status(Delivery delivery, RequestStatus status) {
        return ReplyWriter.write(new Status(header(delivery), status, Optional.empty(), Optional.empty()));
    }

    static Header header(Delivery delivery, String eventId, Optional<Instant> saidAt) {
        return new Header(
                "urn:waterworks",
                eventId,
                saidAt,
                Optional.of(delivery.deduplicationId()),
                delivery.reference(),
                delivery.version());
    }

    private static Header header(Delivery delivery) {
        return header(delivery, UUID.randomUUID().toString(), Optional.empty());
    }
}
