package io.motcua.contract;

import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.RoutingDecision;
import io.motcua.RoutingDecision.Candidate;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.Channel;
import io.motcua.ServiceRequest.ExternalIdentifier;
import io.motcua.ServiceRequest.Location;
import io.motcua.ServiceRequest.RelatedRequest;
import io.motcua.ServiceRequest.Requester;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Requests and decisions of invented people, with every field filled or only those that must be. */
final class Requests {
    /** A reference whose check character is right. */
    static final String REFERENCE = "MC-234-567-9AP";

    private Requests() {}

    static ServiceRequest minimal() {
        return ServiceRequest.builder()
                .serviceRequestId(REFERENCE)
                .serviceCode("OTHER")
                .requestedDatetime(OffsetDateTime.parse("2026-11-20T08:00:00+07:00"))
                .channel(new Channel("app", "evn-cskh"))
                .build();
    }

    static ServiceRequest minimalRouted() {
        return minimal().toBuilder().jurisdictionId(Optional.of("EVNSPC")).build();
    }

    static ServiceRequest full() {
        return ServiceRequest.builder()
                .serviceRequestId(REFERENCE)
                .version(2)
                .serviceCode("SAFETY_HAZARD")
                .serviceName(Optional.of("Nguy hiểm về điện"))
                .description("Dây điện đứt rơi xuống đường, \"tóe lửa\" 🔥\nxin cử người gấp")
                .requestedDatetime(OffsetDateTime.parse("2026-11-20T08:00:00.123456789+07:00"))
                .updatedDatetime(Optional.of(OffsetDateTime.parse("2026-11-20T01:00:01Z")))
                .expectedDatetime(Optional.of(OffsetDateTime.parse("2026-11-20T12:00:00+07:00")))
                .jurisdictionId(Optional.of("EVNHCMC"))
                .agencyResponsible(Optional.of("PE0100"))
                .status(ServiceRequest.Status.CLOSED)
                .statusDetail(Optional.of("resolved"))
                .serviceNotice(Optional.of("Đội sửa chữa đang đến"))
                .priority(Priority.P0)
                .hazards(List.of("DOWNED_WIRE", "ARCING"))
                .troubleCode(Optional.of("TC-17"))
                .usagePointId(Optional.of("UP-9900000"))
                .customerCode(Optional.of("PE01009900000"))
                .multiplePremises(Optional.of(false))
                .requester(new Requester(
                        Optional.of("Nguyễn Thị Mẫu"), Optional.of("+84903000417"), Optional.of("mau@example.org")))
                .location(new Location(
                        Optional.of("12 Lê Lợi, phường Bến Nghé"),
                        Optional.of(new AdminUnit("79", "vn-gso", "2025-07-01", Optional.of("TP. Hồ Chí Minh"))),
                        Optional.of(new AdminUnit("760", "vn-gso", "2025-06-30", Optional.empty())),
                        Optional.of(new AdminUnit("26740", "vn-gso", "2025-07-01", Optional.of("Sài Gòn"))),
                        Optional.of(10.7769),
                        Optional.of(106.7009)))
                .channel(new Channel("hotline", "1900545454"))
                .externalIdentifiers(List.of(new ExternalIdentifier("crm", "workOrder", "WO-2026-000417")))
                .relatedRequests(List.of(new RelatedRequest("MC-222-222-222", "duplicateOf")))
                .attachments(List.of(
                        new Attachment(Optional.of("ảnh.jpg"), "image/jpeg", 1_234_567_890_123L, "0".repeat(64)),
                        new Attachment(Optional.empty(), "audio/ogg", 0, "a".repeat(64))))
                .build();
    }

    static RoutingDecision routedTo(String jurisdiction) {
        Evidence evidence = new Evidence(
                Evidence.PROVINCE,
                "79",
                new Evidence.Source("location.addressString", 3, 17),
                "province.named-with-kind",
                0.95);
        Evidence other =
                new Evidence(Evidence.ACCOUNT, "", new Evidence.Source("account", 0, 0), "account.of-one-utility", 1);
        return RoutingDecision.route(
                        jurisdiction,
                        Evidence.PROVINCE,
                        List.of(
                                new Candidate(jurisdiction, List.of(evidence), List.of(other)),
                                new Candidate("EVNCPC", List.of(other), List.of())),
                        "evn-2026.11",
                        LocalDate.of(2026, 11, 20))
                .by("trouble/PLACE", List.of("PLACE", "ACCOUNT"));
    }

    static RoutingDecision held() {
        return RoutingDecision.hold(HoldReason.NO_PLACE, List.of(), "evn-2026.11", LocalDate.of(2026, 11, 20));
    }
}
