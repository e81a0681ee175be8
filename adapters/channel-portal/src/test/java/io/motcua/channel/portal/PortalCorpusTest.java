package io.motcua.channel.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.Submission;
import io.motcua.http.EntryUnderTest;
import io.motcua.profile.Profile;
import io.motcua.spi.RememberingIntake;
import io.motcua.spi.StoredSubmission;
import io.motcua.understanding.Meaning;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Understanding;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty labelled dossiers of both shapes, each posted as the portal does. */
class PortalCorpusTest {
    private static final Path PROFILE = Path.of("..", "..", "examples", "evn", "config", "profile");

    private static final List<JsonNode> CASES = new ArrayList<>();
    private static final List<Reading> READINGS = new ArrayList<>();
    private static final RememberingIntake INTAKE = new RememberingIntake();

    @BeforeAll
    static void postThemAll() throws Exception {
        PortalChannel channel = new PortalChannel(DossierOffice.config().build(), INTAKE, Clock.systemUTC());
        try (InputStream stream = Objects.requireNonNull(
                        PortalCorpusTest.class.getResourceAsStream("/io/motcua/corpus/portal.jsonl"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
                EntryUnderTest entry = new EntryUnderTest(INTAKE, channel)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode one = new ObjectMapper().readTree(line);
                byte[] body = one.get("input").toString().getBytes(StandardCharsets.UTF_8);
                HttpResponse<String> response =
                        entry.send(entry.post(PortalChannel.PATH, DossierOffice.API_KEY, "k", body));
                assertThat(response.statusCode()).as(one.get("id").asText()).isEqualTo(202);
                CASES.add(one);
            }
            for (Submission submission : INTAKE.stored()) {
                READINGS.add(channel.normaliser().read(submission));
            }
        }
    }

    @Test
    void everyDossierArrivesFieldForField() {
        assertThat(READINGS).hasSameSizeAs(CASES);
        for (int i = 0; i < CASES.size(); i++) {
            JsonNode input = CASES.get(i).get("input");
            Reading reading = READINGS.get(i);
            Map<String, String> other = new LinkedHashMap<>(reading.fields());
            String words =
                    Optional.ofNullable(other.remove(Reading.DESCRIPTION)).orElse("");
            other.remove(Reading.OCCURRED_AT);
            other.remove(Reading.SERVICE_CODE);

            assertThat(other)
                    .as(CASES.get(i).get("id").asText())
                    .isEqualTo(input.has("ThongTinNguoiNop") ? ofShapeB(input) : ofShapeA(input));
            List<String> said = input.has("ThongTinNguoiNop") ? wordsOfB(input) : wordsOfA(input);
            assertThat(List.of(words.split("\n"))).containsAll(said);
            assertThat(reading.externalIdentifiers())
                    .singleElement()
                    .satisfies(id ->
                            assertThat(id.id()).isEqualTo(input.get("MaHoSo").asText()));
            assertThat(reading.attachments())
                    .hasSize(input.findValues("HashTepTin").size());
        }
    }

    @Test
    void everyDossierThatTellsItsTimeIsOfItsDay() {
        for (int i = 0; i < CASES.size(); i++) {
            OffsetDateTime at = OffsetDateTime.parse(
                    READINGS.get(i).field(Reading.OCCURRED_AT).orElseThrow());
            OffsetDateTime received =
                    OffsetDateTime.parse(CASES.get(i).get("receivedAt").asText());

            assertThat(at).as(CASES.get(i).get("id").asText()).isBetween(received.minusDays(11), received);
        }
    }

    @Test
    void noDossierGoesToAWrongRegionAndNoDangerIsMissed() throws Exception {
        Understanding understanding = new Understanding(Profile.load(PROFILE));
        List<String> wrong = new ArrayList<>();
        int routed = 0;
        int routable = 0;
        int services = 0;
        for (int i = 0; i < CASES.size(); i++) {
            JsonNode labels = CASES.get(i).get("expected");
            Instant receivedAt = OffsetDateTime.parse(
                            CASES.get(i).get("receivedAt").asText())
                    .toInstant();
            Submission submission = INTAKE.stored().get(i);
            Meaning.Request meaning = (Meaning.Request) understanding.of(
                    new StoredSubmission(
                            submission,
                            new Receipt(submission.trackingId(), Reference.of("MC-222-222-222"), receivedAt),
                            1),
                    READINGS.get(i),
                    receivedAt);
            Optional<String> utility = meaning.decision().jurisdiction();
            String label = labels.get("jurisdiction").asText();
            routable += labels.get("jurisdiction").isNull() ? 0 : 1;
            routed += utility.isPresent() ? 1 : 0;
            services += meaning.request()
                            .serviceCode()
                            .equals(labels.get("serviceCode").asText())
                    ? 1
                    : 0;
            if (utility.isPresent() && !utility.get().equals(label)) {
                wrong.add(CASES.get(i).get("id").asText() + " went to " + utility.get());
            }
            if (labels.get("priority").asText().equals("P0")
                    && meaning.request().priority() != Priority.P0) {
                wrong.add(CASES.get(i).get("id").asText() + " is a danger");
            }
        }
        System.out.println("portal: " + CASES.size() + " dossiers, " + routable + " routable, " + routed
                + " routed, service right " + services);

        assertThat(wrong).isEmpty();
        assertThat(routed).isGreaterThan(routable / 2);
    }

    private static Map<String, String> ofShapeA(JsonNode input) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, Reading.NAME, input.get("ChuHoSo"));
        put(fields, Reading.PHONE, input.get("SoDienThoai"));
        put(fields, Reading.EMAIL, input.get("Email"));
        put(fields, Reading.RECEIVING_UNIT, input.get("DonViXuLy"));
        return fields;
    }

    private static Map<String, String> ofShapeB(JsonNode input) {
        JsonNode details = input.get("ThongTinNguoiNop").get("ThongTinChiTiet");
        boolean owner = !details.path("MaTinhChuHs").asText().isEmpty();
        String suffix = owner ? "ChuHs" : "";
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, Reading.NAME, input.get("ChuHoSo"));
        put(fields, Reading.NAME, details.get("TenChuHs"));
        put(fields, Reading.PHONE, details.get("SoDienThoai"));
        put(fields, Reading.EMAIL, details.get("Email"));
        put(fields, Reading.ADDRESS, details.get("DiaChiChiTiet" + suffix));
        put(fields, Reading.PROVINCE_CODE, details.get("MaTinh" + suffix));
        put(fields, Reading.DISTRICT_CODE, details.get("MaHuyen"));
        put(fields, Reading.COMMUNE_CODE, details.get("MaXa" + suffix));
        put(fields, Reading.RECEIVING_UNIT, input.get("MaDonViTiepNhan"));
        fields.computeIfPresent(Reading.PROVINCE_CODE, (name, code) -> zeros(code, 2));
        fields.computeIfPresent(Reading.COMMUNE_CODE, (name, code) -> zeros(code, 5));
        // One sender's numbers have lost the zeros that they begin with.
        fields.computeIfPresent(Reading.PHONE, (name, phone) -> phone.matches("[1-9]\\d{8}") ? "0" + phone : phone);
        return fields;
    }

    private static List<String> wordsOfA(JsonNode input) {
        List<String> words = new ArrayList<>();
        for (String name : List.of("TrichYeuHoSo", "ThongTinKhac", "GhiChu")) {
            add(words, input.path(name));
        }
        input.findValues("NoiDungBoSung").forEach(text -> add(words, text));
        return words;
    }

    private static List<String> wordsOfB(JsonNode input) {
        List<String> words = new ArrayList<>();
        input.findValues("TenThanhPhanHoSo").forEach(text -> add(words, text));
        input.findValues("TenGiayTo").forEach(text -> add(words, text));
        return words;
    }

    private static void add(List<String> words, JsonNode text) {
        if (!text.asText().isBlank()) {
            words.add(text.asText().strip());
        }
    }

    private static void put(Map<String, String> fields, String name, JsonNode text) {
        if (text != null && !text.isNull() && !text.asText().isBlank()) {
            fields.put(name, text.asText().strip());
        }
    }

    private static String zeros(String code, int digits) {
        return "0".repeat(Math.max(0, digits - code.length())) + code;
    }
}
