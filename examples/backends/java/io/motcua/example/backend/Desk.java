package io.motcua.example.backend;

import io.motcua.RequestStatus;
import io.motcua.contract.ReplyEvent.Acknowledgment;
import io.motcua.contract.ReplyEvent.Acknowledgment.Result;
import io.motcua.contract.ReplyEvent.Header;
import io.motcua.contract.ReplyEvent.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Decides what the utility says. The same event is always given the same answer, under the same id. */
final class Desk {
    private static final int LARGEST = 1024 * 1024;

    private final String utility;
    private final Set<String> services;
    private final Journal journal;

    Desk(String utility, Set<String> services, Journal journal) {
        this.utility = utility;
        this.services = services;
        this.journal = journal;
    }

    /** The answer to this event; when it is given, the journal has the request. */
    Acknowledgment acknowledgment(Envelope event) throws IOException {
        if (!event.jurisdiction().equals(utility) && !event.takenOver()) {
            return refusal(event, Result.NOT_MINE, "Không thuộc địa bàn của " + utility);
        }
        if (!services.contains(event.service())) {
            return refusal(event, Result.INVALID, "Không có dịch vụ này");
        }
        if (event.bytes() > LARGEST) {
            return refusal(event, Result.INVALID, "Lớn hơn " + LARGEST + " byte");
        }
        String called = utility + "-" + journal.number(event);
        return new Acknowledgment(header(event, "ack"), Result.ACCEPTED, Optional.of(called), Optional.empty());
    }

    /** That work has begun, for a version that is the newest one. */
    Optional<Status> news(Envelope event) {
        if (journal.newestVersion(event.reference()) != event.version()) {
            return Optional.empty();
        }
        return Optional.of(new Status(
                header(event, "begun"),
                RequestStatus.IN_PROGRESS,
                Optional.of("Đội sửa chữa đã nhận việc"),
                Optional.empty()));
    }

    private Acknowledgment refusal(Envelope event, Result result, String cause) {
        return new Acknowledgment(header(event, "ack"), result, Optional.empty(), Optional.of(cause));
    }

    private Header header(Envelope event, String word) {
        return new Header(
                "urn:example:" + utility,
                event.id() + ":" + word,
                Optional.of(Instant.now()),
                Optional.of(event.id()),
                event.reference(),
                event.version());
    }
}
