package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.motcua.Evidence;
import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.Receipt;
import io.motcua.Reference;
import io.motcua.RoutingDecision.Candidate;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.Submission;
import io.motcua.TrackingId;
import io.motcua.Urgency;
import io.motcua.held.MendField;
import io.motcua.spi.StoredSubmission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What persons say, laid over what was read. */
class SaidTest {
    private static final Understanding UNDERSTANDING = new Understanding(EvnProfile.PROFILE);
    private static final Instant BEFORE = Instant.parse("2025-06-30T16:59:59Z");
    private static final Instant NOW = Instant.parse("2026-07-14T12:25:00Z");

    @Test
    void nothingSaidChangesNothing() {
        Reading reading = words("Nhà tôi ở phường Hải Châu, Đà Nẵng mất điện");

        assertThat(UNDERSTANDING.of(stored(), reading, Map.of(), NOW))
                .isEqualTo(UNDERSTANDING.of(stored(), reading, NOW));
    }

    @Test
    void personsPlaceGoesBeforeTheWordsAndTheirEvidenceIsKept() {
        Meaning.Request meaning =
                UNDERSTANDING.of(stored(), words("Mất điện ở Đà Nẵng"), Map.of(MendField.PROVINCE_CODE, "01"), NOW);

        assertThat(meaning.decision().jurisdiction()).contains("EVNHANOI");
        assertThat(meaning.decision().because()).contains(Evidence.PERSON);
        assertThat(meaning.request().jurisdictionId()).contains("EVNHANOI");
        assertThat(meaning.request().location().province().map(AdminUnit::code)).contains("01");
        assertThat(meaning.decision().candidates())
                .extracting(Candidate::jurisdiction)
                .containsExactly("EVNHANOI", "EVNCPC");
        assertThat(meaning.decision().candidates().get(0).speaksFor().get(0).confidence())
                .isEqualTo(1);
    }

    @Test
    void personsCodeDecidesOnlyWhereTheWordsDoNot() {
        Map<MendField, String> code = Map.of(MendField.CUSTOMER_CODE, "PA01HH9900404");

        Meaning.Request placed = UNDERSTANDING.of(stored(), words("Mất điện ở Đà Nẵng"), code, NOW);
        Meaning.Request torn = UNDERSTANDING.of(
                stored(), words("Mã của em là PE01000990012 hay PA01HH9900404, tiền điện sai"), code, NOW);

        assertThat(placed.decision().jurisdiction()).contains("EVNCPC");
        assertThat(placed.request().customerCode()).contains("PA01HH9900404");
        assertThat(torn.decision().jurisdiction()).contains("EVNNPC");
    }

    @Test
    void responsibilityIsAsOfTheInstantThatItIsReadAnew() {
        Reading reading = words("Mất điện từ sáng");

        assertThat(UNDERSTANDING
                        .of(stored(), reading, Map.of(MendField.PROVINCE_CODE, "74"), BEFORE)
                        .decision()
                        .jurisdiction())
                .contains("EVNSPC");
        assertThat(UNDERSTANDING
                        .of(stored(), reading, Map.of(MendField.ADDRESS, "tỉnh Bình Dương"), NOW)
                        .decision()
                        .jurisdiction())
                .contains("EVNHCMC");
    }

    @Test
    void personsAddressStandsForTheWholePlaceOfAForm() {
        Reading form = Reading.builder()
                .field(Reading.DESCRIPTION, "Mất điện")
                .field(Reading.ADDRESS, "ngõ 5")
                .field(Reading.PROVINCE, "Đà Nẵng")
                .build();

        Meaning.Request meaning =
                UNDERSTANDING.of(stored(), form, Map.of(MendField.ADDRESS, "12 Hàng Bông, Hà Nội"), NOW);

        assertThat(meaning.request().location().addressString()).contains("12 Hàng Bông, Hà Nội");
        assertThat(meaning.decision().jurisdiction()).contains("EVNHANOI");
        assertThat(meaning.decision().candidates())
                .extracting(Candidate::jurisdiction)
                .containsExactly("EVNHANOI");
    }

    @Test
    void onlyAPriorityLowersDanger() {
        Reading danger = words("Dây điện đứt rơi xuống đường ở Hà Nội");

        ServiceRequest other = request(danger, Map.of(MendField.SERVICE_CODE, "FEEDBACK"));
        ServiceRequest lowered = request(danger, Map.of(MendField.PRIORITY, "P2"));
        ServiceRequest raised = request(words("Mất điện ở Hà Nội"), Map.of(MendField.HAZARDS, "SHOCK,FIRE"));

        assertThat(other.serviceCode()).isEqualTo("FEEDBACK");
        assertThat(other.priority()).isEqualTo(Priority.P0);
        assertThat(other.hazards()).containsExactly("DOWNED_WIRE");
        assertThat(lowered.priority()).isEqualTo(Priority.P2);
        assertThat(lowered.hazards()).isEmpty();
        assertThat(raised.priority()).isEqualTo(Priority.P0);
        assertThat(raised.hazards()).isEqualTo(List.of("SHOCK", "FIRE"));
    }

    @Test
    void whatLooksLikeNoiseIsARequestWhenAPersonSaysSo() {
        Reading ignored = Reading.builder()
                .field(Reading.DESCRIPTION, "Mất điện ở Hà Nội")
                .needsNoAnswer("An automatic reply")
                .build();

        assertThat(UNDERSTANDING.of(stored(), ignored, NOW)).isInstanceOf(Meaning.Ignored.class);
        assertThat(UNDERSTANDING
                        .of(stored(), ignored, Map.of(MendField.PHONE, "+84903000417"), NOW)
                        .request()
                        .requester()
                        .phone())
                .contains("+84903000417");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_CODE, outage, OUTAGE",
        "CUSTOMER_CODE, pa01hh 9900404, PA01HH9900404",
        "PHONE, 0903 000 417, +84903000417",
        "PRIORITY, p0, P0",
        "HAZARDS, 'shock, fire', 'SHOCK,FIRE'",
        "PROVINCE_CODE, 79, 79"
    })
    void whatIsSaidIsKeptAsItIsWrittenInTheTables(MendField field, String said, String kept) {
        assertThat(UNDERSTANDING.checked(field, said, NOW)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_CODE, PIZZA",
        "CUSTOMER_CODE, 0903000417",
        "PHONE, 12345678901234567890",
        "PRIORITY, P4",
        "HAZARDS, METEOR",
        "HAZARDS, ','",
        "PROVINCE_CODE, 74",
        "COMMUNE_CODE, 1",
        "NAME, ''",
        "ADDRESS, 'a\u001bb'"
    })
    void whatCannotBeSoIsRefusedWithoutAPersonsData(MendField field, String said) {
        assertThatThrownBy(() -> UNDERSTANDING.checked(field, said, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(field.written() + ": ")
                .satisfies(refused -> {
                    if (field.personal() && !said.isEmpty()) {
                        assertThat(refused).message().doesNotContain(said);
                    }
                });
    }

    private static ServiceRequest request(Reading reading, Map<MendField, String> said) {
        return UNDERSTANDING.of(stored(), reading, said, NOW).request();
    }

    private static Reading words(String words) {
        return Reading.builder().field(Reading.DESCRIPTION, words).build();
    }

    private static StoredSubmission stored() {
        TrackingId id = TrackingId.of(new byte[16]);
        Submission submission = new Submission(
                id,
                "web",
                "cskh.evn.com.vn",
                NOW,
                Urgency.OTHER,
                "key",
                Payload.of(new byte[0], "text/plain"),
                Map.of());
        return new StoredSubmission(submission, new Receipt(id, Reference.of("MC-222-222-222"), NOW), 1);
    }
}
