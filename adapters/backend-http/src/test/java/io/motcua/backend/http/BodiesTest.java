package io.motcua.backend.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.Delivery;
import io.motcua.DeliveryOutcome.Accepted;
import io.motcua.DeliveryOutcome.Rejected;
import io.motcua.backend.http.FieldRule.TooLong;
import io.motcua.backend.http.FieldRule.Unit;
import io.motcua.backend.http.ScriptedServer.Request;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodiesTest {
    /** As a CMIS has it: everything a text, capital names, days as dd/MM/yyyy. */
    private static final List<FieldRule> CMIS = List.of(
            FieldRule.from("MA_LOAI_YCAU", "/serviceCode").withValues(Map.of("OUTAGE", "MD", "BILLING", "HD")),
            FieldRule.constant("MA_DVIQLY", "PD1300"),
            FieldRule.from("MA_KHANG", "/customerCode").withOtherwise(""),
            FieldRule.from("TEN_NGUOIYCAU", "/requester/name").withLength(8, Unit.CHARACTERS, TooLong.CUT),
            FieldRule.from("DTHOAI", "/requester/phone"),
            FieldRule.from("EMAIL", "/requester/email").withOtherwise(""),
            FieldRule.from("MST", "/usagePointId"),
            FieldRule.from("NOI_DUNG_YCAU", "/description"),
            FieldRule.from("NGAY_YCAU", "/requestedDatetime").withDate("dd/MM/yyyy"),
            FieldRule.from("NGUY_HIEM", "/hazards"),
            FieldRule.from("ID_WEB", "/serviceRequestId"),
            FieldRule.fromEvent("KHOA", "/id"));

    @Test
    void structuredEventIsItsBytes() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = Attempts.at(server)) {
            Delivery delivery = Backends.delivery();

            attempts.once(delivery);

            Request sent = server.last();
            assertThat(sent.body()).isEqualTo(delivery.event().toBytes());
            assertThat(sent.header("content-type")).isEqualTo("application/cloudevents+json; charset=utf-8");
            assertThat(sent.header("priority")).isEqualTo("u=2");
        }
    }

    @Test
    void binaryEventHasItsAttributesInHeadersAndTheRequestAsBody() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = with(server, new Content.Binary())) {
            Delivery delivery = Backends.delivery();

            attempts.once(delivery);

            Request sent = server.last();
            JsonNode event = Json.read(delivery.event().toBytes()).orElseThrow();
            assertThat(sent.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("ce-specversion", "1.0")
                    .containsEntry("ce-id", delivery.deduplicationId())
                    .containsEntry("ce-source", "urn:motcua:test")
                    .containsEntry("ce-type", "io.motcua.servicerequest.created.v1")
                    .containsEntry("ce-subject", Backends.REFERENCE)
                    .containsEntry("ce-jurisdictionid", Backends.UTILITY)
                    .doesNotContainKey("ce-datacontenttype");
            assertThat(Json.read(sent.body()).orElseThrow()).isEqualTo(event.get("data"));
        }
    }

    @Test
    void formHasTheUtilitysFields() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = with(server, new Content.Form(CMIS))) {
            Delivery delivery = Backends.delivery();

            assertThat(attempts.once(delivery)).isEqualTo(new Accepted("HN-1"));

            assertThat(server.last().header("content-type")).isEqualTo("application/x-www-form-urlencoded");
            assertThat(fields(server.last()))
                    .containsExactly(
                            Map.entry("MA_LOAI_YCAU", "MD"),
                            Map.entry("MA_DVIQLY", "PD1300"),
                            Map.entry("MA_KHANG", "PD13000123456"),
                            Map.entry("TEN_NGUOIYCAU", "Nguyễn T"),
                            Map.entry("DTHOAI", "+84912345678"),
                            Map.entry("EMAIL", ""),
                            Map.entry("NOI_DUNG_YCAU", "Mất điện cả xóm từ 19 giờ, \"trạm biến áp\" nổ 🔥"),
                            Map.entry("NGAY_YCAU", "20/11/2026"),
                            Map.entry("NGUY_HIEM", "FIRE,WIRE_DOWN"),
                            Map.entry("ID_WEB", Backends.REFERENCE),
                            Map.entry("KHOA", delivery.deduplicationId()));
        }
    }

    @Test
    void jsonKeepsNumbersAndMakesObjectsWithinObjects() throws Exception {
        Content json = new Content.Json(List.of(
                FieldRule.from("/viTri/lat", "/location/lat"),
                FieldRule.from("/viTri/diaChi", "/location/addressString"),
                FieldRule.from("phienBan", "/version"),
                FieldRule.from("maHuyen", "/location/district/code"),
                FieldRule.constant("nguon", "motcua")));
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = with(server, json)) {

            attempts.once();

            assertThat(server.last().text())
                    .isEqualTo("{\"viTri\":{\"lat\":21.03,\"diaChi\":\"12 ngõ 34 Kim Mã\"},\"phienBan\":1,"
                            + "\"nguon\":\"motcua\"}");
        }
    }

    @Test
    void serviceWithoutAValueIsRefusedAndNothingIsSent() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = with(server, new Content.Form(CMIS))) {

            assertThat(attempts.once(Backends.delivery(request -> request.serviceCode("METER_CHECK"))))
                    .isEqualTo(new Rejected(
                            Rejected.Kind.INVALID,
                            "No value of MA_LOAI_YCAU stands for 'METER_CHECK' of /serviceCode; add it to the backend's"
                                    + " values"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void requestThatLacksWhatTheUtilityNeedsIsRefusedAndNothingIsSent() throws Exception {
        Content form = new Content.Form(
                List.of(FieldRule.from("MA_KHANG", "/customerCode").asRequired()));
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = with(server, form)) {

            assertThat(attempts.once(Backends.delivery(request -> request.customerCode(Optional.empty()))))
                    .isEqualTo(new Rejected(
                            Rejected.Kind.NEEDS_INFORMATION,
                            "The backend needs MA_KHANG, and the request has no /customerCode"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void tooLongIsCutBetweenLettersOrRefused() throws Exception {
        // An e with circumflex and tilde as three code points, twice, and a fire of four bytes.
        String words = "e\u0302\u0303e\u0302\u0303🔥";
        Delivery delivery = Backends.delivery(request -> request.description(words));

        assertThat(sent(delivery, 4, Unit.CHARACTERS, TooLong.CUT)).isEqualTo("e\u0302\u0303");
        assertThat(sent(delivery, 6, Unit.CHARACTERS, TooLong.CUT)).isEqualTo("e\u0302\u0303e\u0302\u0303");
        assertThat(sent(delivery, 13, Unit.BYTES, TooLong.CUT)).isEqualTo("e\u0302\u0303e\u0302\u0303");
        assertThat(sent(delivery, 14, Unit.BYTES, TooLong.REFUSE)).isEqualTo(words);
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = with(server, description(13, Unit.BYTES, TooLong.REFUSE))) {
            assertThat(attempts.once(delivery))
                    .isEqualTo(new Rejected(Rejected.Kind.INVALID, "N has room for 13 bytes, and /description has 14"));
        }
    }

    @Test
    void rulesThatCannotBeRightAreRefused() {
        assertThatThrownBy(() -> FieldRule.from("D", "/requestedDatetime").withDate("dd/bb"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Content.Form(List.of(FieldRule.constant("A", "1"), FieldRule.constant("A", "2"))))
                .hasMessageContaining("A is there twice");
        assertThatThrownBy(() -> new Content.Json(List.of())).hasMessageContaining("without fields");
    }

    @Test
    void schemaSaysWhereARuleMayPoint() {
        assertThat(RequestFields.pointers())
                .contains("/serviceCode", "/location/lat", "/location/commune/code", "/requester/phone", "/hazards");
        assertThat(RequestFields.has("/attachments/3/sha256")).isTrue();
        assertThat(RequestFields.has("/requester")).isFalse();
        assertThat(RequestFields.has("/requester/firstName")).isFalse();
        assertThat(RequestFields.has("serviceCode")).isFalse();
    }

    private static String sent(Delivery delivery, int atMost, Unit unit, TooLong policy) throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Attempts attempts = with(server, description(atMost, unit, policy))) {
            attempts.once(delivery);
            return fields(server.last()).get("N");
        }
    }

    private static Content description(int atMost, Unit unit, TooLong policy) {
        return new Content.Form(List.of(FieldRule.from("N", "/description").withLength(atMost, unit, policy)));
    }

    private static Attempts with(ScriptedServer server, Content content) {
        return Attempts.at(server, builder -> builder.content(content));
    }

    private static Map<String, String> fields(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : request.text().split("&")) {
            int equals = pair.indexOf('=');
            fields.put(
                    URLDecoder.decode(pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return fields;
    }
}
