package io.motcua.backend.http;

import io.motcua.Delivery;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Deliveries of whole requests, as the path makes them. */
final class Backends {
    static final String UTILITY = "EVNHANOI";
    static final String KEY = "key-of-evnhanoi-0123456789";
    static final String REFERENCE = "MC-234-567-9AP";

    private Backends() {}

    static Delivery delivery() {
        return delivery(request -> request);
    }

    static Delivery delivery(UnaryOperator<ServiceRequest.Builder> change) {
        ServiceRequest request = change.apply(ServiceRequest.builder()
                        .serviceRequestId(REFERENCE)
                        .version(1)
                        .serviceCode("OUTAGE")
                        .description("Mất điện cả xóm từ 19 giờ, \"trạm biến áp\" nổ 🔥")
                        .requestedDatetime(OffsetDateTime.parse("2026-11-20T19:30:00+07:00"))
                        .jurisdictionId(Optional.of(UTILITY))
                        .priority(Priority.P1)
                        .customerCode(Optional.of("PD13000123456"))
                        .requester(new Requester(
                                Optional.of("Nguyễn Thị Ánh"), Optional.of("+84912345678"), Optional.empty()))
                        .location(new Location(
                                Optional.of("12 ngõ 34 Kim Mã"),
                                Optional.of(new AdminUnit("01", "vn-gso", "2026-11-20", Optional.of("Hà Nội"))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(21.03),
                                Optional.of(105.82)))
                        .hazards(List.of("FIRE", "WIRE_DOWN"))
                        .channel(new Channel("app", "evn-cskh")))
                .build();
        RoutingDecision decision = new RoutingDecision(
                Optional.of(UTILITY),
                Optional.empty(),
                Optional.of("province"),
                "province",
                List.of(),
                List.of(),
                "test",
                LocalDate.of(2026, 11, 20));
        return new EventWriter(URI.create("urn:motcua:test"))
                .delivery(request, decision, TrackingId.next(), UTILITY, 1, Instant.parse("2026-11-20T12:30:05Z"));
    }
}
