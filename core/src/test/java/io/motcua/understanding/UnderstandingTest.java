package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.HoldReason;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.ExternalIdentifier;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.spi.StoredSubmission;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTest {
    private static final Understanding UNDERSTANDING = new Understanding(EvnProfile.PROFILE);
    private static final Instant RECEIVED = Instant.parse("2026-07-14T12:25:00Z");
    private static final Reference REFERENCE = Reference.of("MC-222-222-222");

    @Test
    void everyFactOfTheReadingIsInTheRequest() {
        List<ExternalIdentifier> identifiers = List.of(new ExternalIdentifier("crm", "ticket", "T-1"));
        List<Attachment> attachments = List.of(new Attachment(Optional.of("a.jpg"), "image/jpeg", 3, "00"));
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, "Cả xóm mất điện từ trưa")
                .field(Reading.SERVICE_CODE, "OUTAGE")
                .field(Reading.CUSTOMER_CODE, "pa01hh 9900404 001")
                .field(Reading.NAME, "Trần Đức")
                .field(Reading.PHONE, "0333 000 404")
                .field(Reading.EMAIL, "duc@example.com")
                .field(Reading.ADDRESS, "xóm 6, xã Hải Hậu")
                .field(Reading.PROVINCE, "Nam Định")
                .coordinates(20.2, 106.3)
                .externalIdentifiers(identifiers)
                .attachments(attachments)
                .build();

        Meaning.Request meaning = (Meaning.Request) UNDERSTANDING.of(stored(3), reading, RECEIVED);
        ServiceRequest request = meaning.request();

        assertThat(request.serviceRequestId()).isEqualTo(REFERENCE.value());
        assertThat(request.version()).isEqualTo(3);
        assertThat(request.serviceCode()).isEqualTo("OUTAGE");
        assertThat(request.serviceName()).contains("Mất điện");
        assertThat(request.description()).isEqualTo("Cả xóm mất điện từ trưa");
        assertThat(request.requestedDatetime()).isEqualTo(OffsetDateTime.parse("2026-07-14T19:25:00+07:00"));
        assertThat(request.requestedDatetime().toString()).endsWith("+07:00");
        assertThat(request.jurisdictionId()).contains("EVNNPC");
        assertThat(request.status()).isEqualTo(ServiceRequest.Status.OPEN);
        assertThat(request.statusDetail()).contains("acknowledged");
        assertThat(request.priority()).isEqualTo(Priority.P1);
        assertThat(request.customerCode()).contains("PA01HH9900404");
        assertThat(request.usagePointId()).contains("PA01HH9900404001");
        assertThat(request.multiplePremises()).contains(true);
        assertThat(request.requester())
                .isEqualTo(new ServiceRequest.Requester(
                        Optional.of("Trần Đức"), Optional.of("+84333000404"), Optional.of("duc@example.com")));
        assertThat(request.location().addressString()).contains("xóm 6, xã Hải Hậu, Nam Định");
        assertThat(request.location().province().orElseThrow().code()).isEqualTo("37");
        assertThat(request.location().lat()).contains(20.2);
        assertThat(request.channel()).isEqualTo(new ServiceRequest.Channel("app", "evn-cskh"));
        assertThat(request.externalIdentifiers()).isEqualTo(identifiers);
        assertThat(request.attachments()).isEqualTo(attachments);
        assertThat(meaning.decision().profileVersion()).isEqualTo(EvnProfile.PROFILE.version());
    }

    @Test
    void heldRequestSaysSoAndKeepsItsPriority() {
        Meaning.Request meaning = understand("Dây điện đứt nằm giữa đường!");

        assertThat(meaning.decision().holdReason()).contains(HoldReason.NO_PLACE);
        assertThat(meaning.request().priority()).isEqualTo(Priority.P0);
        assertThat(meaning.request().jurisdictionId()).isEmpty();
        assertThat(meaning.request().statusDetail()).contains("held");
    }

    @Test
    void releaseAsksWhoServesThePlaceOnThatDay() {
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, "mất điện")
                .field(Reading.PROVINCE, "Bình Dương")
                .build();

        RoutingDecision then = decision(reading, Instant.parse("2025-06-30T16:59:59.999Z"));
        RoutingDecision now = decision(reading, Instant.parse("2025-06-30T17:00:00Z"));

        assertThat(then.jurisdiction()).contains("EVNSPC");
        assertThat(then.asOf()).isEqualTo("2025-06-30");
        assertThat(now.jurisdiction()).contains("EVNHCMC");
        assertThat(now.asOf()).isEqualTo("2025-07-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "😭😭", "?!"})
    void emptyMessageIsIgnored(String text) {
        Reading reading = Reading.builder().field(Reading.DESCRIPTION, text).build();

        assertThat(UNDERSTANDING.of(stored(1), reading, RECEIVED)).isInstanceOf(Meaning.Ignored.class);
    }

    @Test
    void chosenServiceAloneIsARequest() {
        Reading reading = Reading.builder()
                .field(Reading.SERVICE_CODE, "OUTAGE")
                .field(Reading.ADDRESS, "Ngõ 75 Phú Diễn, Hà Nội")
                .build();

        assertThat(decision(reading, RECEIVED).jurisdiction()).contains("EVNHANOI");
    }

    @Test
    void placeWithoutAWordIsARequestForAPerson() {
        Reading reading = Reading.builder()
                .field(Reading.PHONE, "0903000417")
                .coordinates(21.03, 105.85)
                .build();

        assertThat(UNDERSTANDING.of(stored(1), reading, RECEIVED)).isInstanceOf(Meaning.Request.class);
    }

    @Test
    void messageThatNeedsNoAnswerIsIgnored() {
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, "Mất điện ở Hà Nội")
                .needsNoAnswer("An automatic reply (RFC 3834)")
                .build();

        Meaning meaning = UNDERSTANDING.of(stored(1), reading, RECEIVED);

        assertThat(meaning).isEqualTo(new Meaning.Ignored("An automatic reply (RFC 3834)"));
    }

    @Test
    void decomposedTextMeansTheSame() {
        String text = "Mất điện ở xã Hải Hậu, tỉnh Ninh Bình, trụ điện gãy";
        Reading decomposed = new Reading(
                Map.of(Reading.DESCRIPTION, Normalizer.normalize(text, Normalizer.Form.NFD)),
                Reading.builder().build().lat(),
                Reading.builder().build().lon(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());

        Meaning.Request meaning = (Meaning.Request) UNDERSTANDING.of(stored(1), decomposed, RECEIVED);

        assertThat(meaning.decision().jurisdiction()).contains("EVNNPC");
        assertThat(meaning.request().hazards()).containsExactly("POLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "PE0 ",
                "0",
                "dây điện đứt ",
                "mất điện, tỉnh Cà Mau. ",
                "không nếu cháy dây trụ tỉnh Hà Nội gọi 0903000417 ",
                "(((((",
                "\uD83D"
            })
    void megabyteOfAnythingIsUnderstoodInTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        long before = System.nanoTime();

        UNDERSTANDING.of(
                stored(1), Reading.builder().field(Reading.DESCRIPTION, text).build(), RECEIVED);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"description\":\"Dây điện đứt\"}",
                "{\"description\":\"D\\u00e2y \\u0111i\\u1ec7n \\u0111\\u1ee9t\"}",
                "{\"description\":\"day dien dut\"}",
                "{\"serviceCode\":\"SAFETY_HAZARD\"}",
                "mất điện, mẹ tôi đang THỞ MÁY",
                "{\"description\":\"Dây điện\\nđứt\"}",
            })
    void firstLookSeesDangerToLife(String body) {
        assertThat(UNDERSTANDING.firstLook(payload(body))).isEqualTo(Urgency.LIFE_SAFETY);
        assertThat(UNDERSTANDING.firstLook(payload(Normalizer.normalize(body, Normalizer.Form.NFD))))
                .isEqualTo(Urgency.LIFE_SAFETY);
    }

    @Test
    void firstLookTellsOutagesFromTheRest() {
        assertThat(UNDERSTANDING.firstLook(payload("{\"note\":\"KH báo mất điện\"}")))
                .isEqualTo(Urgency.OUTAGE);
        assertThat(UNDERSTANDING.firstLook(payload("{\"note\":\"hóa đơn tháng 5\"}")))
                .isEqualTo(Urgency.OTHER);
        assertThat(UNDERSTANDING.firstLook(payload(""))).isEqualTo(Urgency.OTHER);
    }

    @Test
    void firstLookTakesBytesOfAnyKind() {
        byte[] bytes = new byte[100_000];
        new java.util.Random(7).nextBytes(bytes);

        UNDERSTANDING.firstLook(Payload.of(bytes, "application/octet-stream"));
        UNDERSTANDING.firstLook(Payload.of(new byte[] {'\\', 'u', '0'}, "text/plain"));
        UNDERSTANDING.firstLook(Payload.of(new byte[] {(byte) 0xE1, (byte) 0xBB}, "text/plain"));
        UNDERSTANDING.firstLook(Payload.of(new byte[] {'\\'}, "text/plain"));

        assertThat(UNDERSTANDING.firstLook(payload("x".repeat(9_000) + " dây điện đứt")))
                .isEqualTo(Urgency.OTHER);
    }

    private static Meaning.Request understand(String text) {
        return (Meaning.Request) UNDERSTANDING.of(
                stored(1), Reading.builder().field(Reading.DESCRIPTION, text).build(), RECEIVED);
    }

    private static RoutingDecision decision(Reading reading, Instant asOf) {
        return ((Meaning.Request) UNDERSTANDING.of(stored(1), reading, asOf)).decision();
    }

    private static StoredSubmission stored(int version) {
        TrackingId id = TrackingId.next();
        Submission submission =
                new Submission(id, "app", "evn-cskh", RECEIVED, Urgency.OTHER, "key", payload("{}"), Map.of());
        return new StoredSubmission(submission, new Receipt(id, REFERENCE, RECEIVED), version);
    }

    private static Payload payload(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8), "application/json");
    }
}
