package io.motcua.example.amqp;

import io.motcua.Delivery;
import io.motcua.Evidence;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Channel;
import io.motcua.ServiceRequest.Location;
import io.motcua.ServiceRequest.Requester;
import io.motcua.TrackingId;
import io.motcua.contract.EventWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Deliveries of requests of invented people, made as the gateway makes them. */
final class Requests {
    static final String REFERENCE = "MC-234-567-9AP";
    private static final EventWriter WRITER = new EventWriter(URI.create("https://gateway.example/motcua"));

    private Requests() {}

    /** A wire on the ground: every field that a crew looks for is filled. */
    static Delivery hazard(String utility) {
        return delivery(
                utility,
                request(utility).toBuilder()
                        .serviceCode("SAFETY_HAZARD")
                        .serviceName(Optional.of("Nguy hiểm về điện"))
                        .description("Dây đứt rơi xuống đường\u001B[2J\nxin cử người gấp 🔥")
                        .priority(Priority.P0)
                        .hazards(List.of("DOWNED_WIRE"))
                        .customerCode(Optional.of("PE01009900000"))
                        .requester(new Requester(
                                Optional.of("Nguyễn Thị Mẫu"), Optional.of("+84903000417"), Optional.empty()))
                        .location(new Location(
                                Optional.of("12 Lê Lợi"),
                                Optional.of(
                                        new AdminUnit("79", "vn-gso", "2026-11-20", Optional.of("TP. Hồ Chí Minh"))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(10.7769),
                                Optional.of(106.7009)))
                        .build());
    }

    /** The least that a request has. */
    static Delivery least(String utility) {
        return delivery(utility, request(utility));
    }

    /** The same event in a message that the broker takes for another one. */
    static Delivery again(Delivery first) {
        return with(first, first.event(), first.generation() + 1);
    }

    /** A message with another body. */
    static Delivery with(Delivery like, String body) {
        return with(
                like,
                Payload.of(body.getBytes(StandardCharsets.UTF_8), like.event().mediaType()),
                1);
    }

    private static Delivery with(Delivery like, Payload event, int generation) {
        return new Delivery(
                TrackingId.next(),
                like.trackingId(),
                like.reference(),
                like.version(),
                like.backend(),
                generation,
                like.priority(),
                like.because(),
                like.eventType(),
                event);
    }

    private static Delivery delivery(String utility, ServiceRequest request) {
        RoutingDecision decision =
                RoutingDecision.route(utility, Evidence.PROVINCE, List.of(), "evn-2026.11", LocalDate.of(2026, 11, 20));
        return WRITER.delivery(request, decision, TrackingId.next(), utility, 1, Instant.parse("2026-11-20T01:00:00Z"));
    }

    private static ServiceRequest request(String utility) {
        return ServiceRequest.builder()
                .serviceRequestId(REFERENCE)
                .serviceCode("OTHER")
                .requestedDatetime(OffsetDateTime.parse("2026-11-20T08:00:00+07:00"))
                .jurisdictionId(Optional.of(utility))
                .channel(new Channel("app", "evn-cskh"))
                .build();
    }
}
