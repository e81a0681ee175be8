package io.motcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.Channel;
import io.motcua.ServiceRequest.ExternalIdentifier;
import io.motcua.ServiceRequest.Location;
import io.motcua.ServiceRequest.Requester;
import io.motcua.spi.Reply;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.Updates;
import io.motcua.spi.Work;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is logged by its text, no name, number, address or word of a person is in it. */
class NoCitizensDataInTextTest {
    private static final String WORDS = "Nhà Mẫu cháy";
    private static final String PHONE = "+84903000417";
    private static final String CODE = "PE01009900000";

    @ParameterizedTest
    @MethodSource("nouns")
    void textHoldsNone(Object noun) {
        assertThat(noun.toString()).doesNotContain("Mẫu", "0903000417", "9900000", "10.77", "example.org");
    }

    static Stream<Object> nouns() {
        Payload payload = Payload.of(WORDS.getBytes(StandardCharsets.UTF_8), "text/plain");
        Submission submission = new Submission(
                TrackingId.next(),
                "sms",
                "8055",
                Instant.EPOCH,
                Urgency.OTHER,
                PHONE + WORDS,
                payload,
                Map.of("from", PHONE));
        Receipt receipt = new Receipt(submission.trackingId(), reference(), Instant.EPOCH);
        StoredSubmission stored = new StoredSubmission(submission, receipt, 1);
        ServiceRequest request = request();
        return Stream.of(
                payload,
                submission,
                receipt,
                stored,
                new Work<>(1, 1, Instant.EPOCH, stored),
                new Reply("EVNSPC", Instant.EPOCH, payload),
                request,
                request.requester(),
                request.location(),
                request.attachments(),
                new Meaning.Request(
                        request, RoutingDecision.hold(HoldReason.NO_PLACE, List.of(), "1", LocalDate.of(2026, 11, 20))),
                reading(),
                new DeliveryOutcome.Rejected(DeliveryOutcome.Rejected.Kind.INVALID, WORDS),
                delivery(submission, payload),
                update(submission));
    }

    private static ServiceRequest request() {
        return ServiceRequest.builder()
                .serviceRequestId(reference().value())
                .serviceCode("OUTAGE")
                .description(WORDS)
                .requestedDatetime(OffsetDateTime.parse("2026-11-20T08:00:00+07:00"))
                .customerCode(Optional.of(CODE))
                .serviceNotice(Optional.of(WORDS))
                .requester(new Requester(Optional.of("Mẫu"), Optional.of(PHONE), Optional.of("mau@example.org")))
                .location(new Location(
                        Optional.of("12 phố Mẫu"),
                        Optional.of(new AdminUnit("79", "vn-gso", "2026-11-20", Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(10.7769),
                        Optional.of(106.7009)))
                .channel(new Channel("sms", "8055"))
                .externalIdentifiers(List.of(new ExternalIdentifier("crm", "caller", PHONE)))
                .attachments(List.of(new Attachment(Optional.of("Mẫu.jpg"), "image/jpeg", 1, "00")))
                .build();
    }

    private static Reading reading() {
        return Reading.builder()
                .field(Reading.DESCRIPTION, WORDS)
                .field(Reading.PHONE, PHONE)
                .coordinates(10.7769, 106.7009)
                .build();
    }

    private static Delivery delivery(Submission submission, Payload payload) {
        return new Delivery(
                TrackingId.next(),
                submission.trackingId(),
                reference(),
                1,
                "EVNSPC",
                1,
                Priority.P0,
                Evidence.CUSTOMER_CODE,
                "io.motcua.servicerequest.created.v1",
                payload);
    }

    private static StatusUpdate update(Submission submission) {
        return Updates.of(RequestStatus.IN_PROGRESS)
                .trackingId(submission.trackingId())
                .notice(Optional.of(WORDS))
                .build();
    }

    private static Reference reference() {
        return Reference.ofPayload("22222222");
    }
}
