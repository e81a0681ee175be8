package io.motcua.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.Delivery;
import io.motcua.Evidence;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.ReferenceScheme;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.Channel;
import io.motcua.ServiceRequest.ExternalIdentifier;
import io.motcua.ServiceRequest.Location;
import io.motcua.ServiceRequest.RelatedRequest;
import io.motcua.ServiceRequest.Requester;
import io.motcua.TrackingId;
import io.motcua.contract.EventWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The events that the kit sends: requests of invented people, written by the gateway's own {@link EventWriter}. Each
 * request has a reference of its own, which no other run has. Safe for use by many threads.
 */
final class GoldenEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventWriter WRITER = new EventWriter(URI.create("urn:motcua:contract-kit"));
    private static final String TEXT =
            "Mất điện từ 19 giờ tối qua, cả xóm Bàu Sen; trạm biến áp kêu “ù ù” ⚡️🔥👨‍👩‍👧 — xin cử"
                    + " người đến gấp!\n\tSố nhà 12/3, đường Nguyễn Đình Chiểu. Ký tự: \\ \" / < > & \u00a0 € 𝄞";

    private final String utility;
    private final List<String> services;
    private final ReferenceScheme scheme;
    private final AtomicInteger drawn = new AtomicInteger();

    GoldenEvents(String utility, List<String> services, long seed) {
        this.utility = utility;
        this.services = services;
        byte[] key = new byte[ReferenceScheme.KEY_BYTES];
        new Random(seed).nextBytes(key);
        this.scheme = new ReferenceScheme(key);
    }

    /** A request with the fields that every request has, and no others. */
    ServiceRequest least() {
        return ServiceRequest.builder()
                .serviceRequestId(reference())
                .serviceCode(services.get(0))
                .requestedDatetime(now())
                .jurisdictionId(Optional.of(utility))
                .channel(new Channel("app", "kit"))
                .build();
    }

    /** A request with every field of the schema. */
    ServiceRequest full() {
        OffsetDateTime now = now();
        return least().toBuilder()
                .serviceCode(services.get(services.size() - 1))
                .serviceName(Optional.of("Dịch vụ thử"))
                .description(TEXT)
                .updatedDatetime(Optional.of(now))
                .expectedDatetime(Optional.of(now.plusHours(2)))
                .agencyResponsible(Optional.of("Đội thử"))
                .statusDetail(Optional.of("acknowledged"))
                .serviceNotice(Optional.of("Đang chuyển đến đơn vị"))
                .priority(Priority.P0)
                .hazards(List.of("DOWNED_WIRE", "ARCING"))
                .troubleCode(Optional.of("TC-17"))
                .usagePointId(Optional.of("UP-9900000"))
                .customerCode(Optional.of("PE01009900000"))
                .multiplePremises(Optional.of(true))
                .requester(new Requester(
                        Optional.of("Nguyễn Thị Mẫu"), Optional.of("+84903000417"), Optional.of("mau@example.org")))
                .location(new Location(
                        Optional.of("12 Lê Lợi, phường Bến Nghé"),
                        Optional.of(new AdminUnit("79", "vn-gso", "2025-07-01", Optional.of("Thành phố Hồ Chí Minh"))),
                        Optional.of(new AdminUnit("760", "vn-gso", "2025-06-30", Optional.empty())),
                        Optional.of(new AdminUnit("26740", "vn-gso", "2025-07-01", Optional.of("Sài Gòn"))),
                        Optional.of(10.7769),
                        Optional.of(106.7009)))
                .externalIdentifiers(List.of(new ExternalIdentifier("crm", "workOrder", "WO-1")))
                .relatedRequests(List.of(new RelatedRequest(reference(), "duplicateOf")))
                .attachments(List.of(new Attachment(Optional.of("ảnh.jpg"), "image/jpeg", 1_234_567, "0".repeat(64))))
                .build();
    }

    /** The event that brings this request for the first time. */
    Event event(ServiceRequest request) {
        return event(request, TrackingId.next(), 1);
    }

    /** The event that brings this request sent again on purpose: another id, the same request. */
    Event replayed(ServiceRequest request, Event first) {
        return event(
                request, TrackingId.parse(first.id().substring(0, first.id().indexOf(':'))), 2);
    }

    /** The same event with something changed in its envelope or data, under the same id. */
    Event edited(Event event, Consumer<ObjectNode> edit) {
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(event.body());
            edit.accept(root);
            return new Event(
                    event.id(),
                    root.path("type").asText(event.type()),
                    event.reference(),
                    event.version(),
                    event.priority(),
                    JSON.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException("An event that the kit wrote itself can be read", e);
        }
    }

    /** A new request changed so. */
    Event event(UnaryOperator<ServiceRequest.Builder> change) {
        return event(change.apply(least().toBuilder()).build());
    }

    /** An event of exactly so many bytes, by its description. */
    Event ofSize(int bytes) {
        ServiceRequest request = least();
        TrackingId tracking = TrackingId.next();
        // Vietnamese has two and three bytes a letter; what is left over is filled with one.
        int room = bytes - event(request, tracking, 1).body().length;
        String words = "Mất điện. ".repeat(room / "Mất điện. ".getBytes(UTF_8).length);
        int left = room - words.getBytes(UTF_8).length;
        return event(request.toBuilder().description(words + ".".repeat(left)).build(), tracking, 1);
    }

    private Event event(ServiceRequest request, TrackingId tracking, int generation) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String to = request.jurisdictionId().orElseThrow();
        RoutingDecision decision =
                RoutingDecision.route(to, Evidence.PROVINCE, List.of(), "contract-kit", LocalDate.now(ZoneOffset.UTC));
        Delivery delivery = WRITER.delivery(request, decision, tracking, to, generation, now);
        return new Event(
                delivery.deduplicationId(),
                delivery.eventType(),
                delivery.reference(),
                delivery.version(),
                delivery.priority(),
                delivery.event().toBytes());
    }

    private synchronized String reference() {
        Reference reference = scheme.nth(drawn.getAndIncrement());
        return reference.value();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Text of every kind that a channel brings. */
    static String text() {
        return TEXT;
    }
}
