package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Appointment;
import io.motcua.RequestStatus;
import io.motcua.profile.NoticeWords.Variable;
import io.motcua.profile.NoticeWords.Words;
import io.motcua.understanding.EvnProfile;
import io.motcua.understanding.WindowWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeWordsTest {
    private static final NoticeWords EVN = EvnProfile.PROFILE.notices();
    private static final Map<Variable, String> ALL = Map.of(
            Variable.REFERENCE, "MC-7KX-4RD-2P3",
            Variable.SERVICE, "Mất điện",
            Variable.UTILITY, "Tổng công ty Điện lực miền Nam",
            Variable.EXPECTED, "20:00 20/11/2026",
            Variable.TRACKING, "https://example.org/tra-cuu");

    @ParameterizedTest
    @EnumSource(RequestStatus.class)
    void exampleHasWordsForEveryStatusInBothLanguages(RequestStatus status) {
        for (String language : new String[] {"vi", "en"}) {
            Words words = EVN.of(status, "email", language).orElseThrow();

            assertThat(words.subject(ALL)).contains("MC-7KX-4RD-2P3").doesNotContain("{", "}");
            assertThat(words.text(ALL)).contains("MC-7KX-4RD-2P3").doesNotContain("{", "}");
            assertThat(words.text(Map.of(Variable.REFERENCE, "MC-7KX-4RD-2P3")))
                    .as("with the reference alone")
                    .contains("MC-7KX-4RD-2P3");
        }
        assertThat(EVN.of(status, "email", "fr")).isEmpty();
    }

    /** 160 characters of GSM 03.38 are one message; the basic letters are all in it. */
    @ParameterizedTest
    @EnumSource(RequestStatus.class)
    void exampleFitsIntoOneShortMessage(RequestStatus status) {
        for (String language : new String[] {"vi", "en"}) {
            String text = EVN.of(status, "sms", language).orElseThrow().text(ALL);

            assertThat(text).hasSizeLessThanOrEqualTo(160);
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
            assertThat(text).doesNotContainPattern("[\\[\\]{}~^|`\\\\]");
        }
    }

    /** The longest that a window is in words: over two days, with minutes, and a Sunday or the longest month. */
    @ParameterizedTest
    @EnumSource(Appointment.News.class)
    void exampleSaysAnAppointmentInOneShortMessageWithALongWindow(Appointment.News news) {
        for (String language : new String[] {"vi", "en"}) {
            Words words = EVN.of("APPOINTMENT_" + news, "", "sms", language).orElseThrow();
            Map<Variable, String> values = new EnumMap<>(ALL);
            values.put(
                    Variable.APPOINTMENT,
                    new WindowWords(ZoneOffset.UTC, language)
                            .unaccented(
                                    Instant.parse(
                                            language.equals("vi") ? "2026-11-29T14:30:00Z" : "2026-09-29T14:30:00Z"),
                                    Instant.parse(
                                            language.equals("vi") ? "2026-12-06T13:30:00Z" : "2026-09-30T10:30:00Z")));

            assertThat(words.text(values))
                    .contains(values.get(Variable.APPOINTMENT), "MC-7KX-4RD-2P3")
                    .hasSizeLessThanOrEqualTo(160);
            assertThat(words.unaccented()).isTrue();
            assertThat(words.text(values)).doesNotContainPattern("[\\[\\]{}~^|`\\\\]");
        }
    }

    @Test
    void dangerToLifeIsAnsweredInWordsOfItsOwnThatFitTheChannel() {
        for (String language : new String[] {"vi", "en"}) {
            for (RequestStatus status : new RequestStatus[] {RequestStatus.RECEIVED, RequestStatus.RESOLVED}) {
                String service = status == RequestStatus.RECEIVED ? "SAFETY_HAZARD" : "OUTAGE";
                String sms =
                        EVN.of(status, service, "sms", language).orElseThrow().text(ALL);
                assertThat(sms).hasSizeLessThanOrEqualTo(160).contains("MC-7KX-4RD-2P3");
                assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(sms))
                        .isTrue();
                assertThat(EVN.of(status, service, "email", language)).isNotEqualTo(EVN.of(status, "email", language));
            }
            assertThat(EVN.of(RequestStatus.HELD, "SAFETY_HAZARD", "sms", language))
                    .as("without words of its own")
                    .isEqualTo(EVN.of(RequestStatus.HELD, "sms", language));
        }
    }

    @Test
    void lineWhoseVariableHasNoValueIsLeftOut() {
        Words words = new Words("{reference}", "About {reference}.\nDone by {expected}.\nThank you.");

        assertThat(words.text(Map.of(Variable.REFERENCE, "MC-1"))).isEqualTo("About MC-1.\nThank you.");
        assertThat(words.text(ALL)).contains("\nDone by 20:00 20/11/2026.\n");
    }

    @Test
    void valueThatLooksLikeAVariableIsNone() {
        Words words = new Words("{reference}", "{reference} of {utility}");
        Map<Variable, String> values = new EnumMap<>(ALL);
        values.put(Variable.UTILITY, "{reference} $1 \\");

        assertThat(words.text(values)).isEqualTo("MC-7KX-4RD-2P3 of {reference} $1 \\");
    }

    @Test
    void textHasItsLines() {
        assertThat(EVN.of(RequestStatus.RECEIVED, "email", "vi").orElseThrow().text(ALL))
                .startsWith("Kính gửi Quý khách,\nYêu cầu")
                .contains("\nNội dung: Mất điện.\n");
    }
}
