package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.NoticeWish;
import io.motcua.RequestStatus;
import io.motcua.profile.NoticeWords.Variable;
import io.motcua.understanding.EvnProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTablesTest {
    private static final NoticeRules EVN = EvnProfile.PROFILE.noticeRules();
    private static final Path FOLDER = EvnProfile.FOLDER;

    @TempDir
    Path folder;

    @Test
    void exampleLetsNoTelephoneBuzzAtNightAndMailComeAlways() {
        QuietHours sms = EVN.quietHours().get("sms");

        assertThat(sms.from()).isEqualTo(LocalTime.of(21, 0));
        assertThat(sms.until()).isEqualTo(LocalTime.of(7, 0));
        assertThat(sms.statuses()).containsExactlyInAnyOrder(RequestStatus.RESOLVED, RequestStatus.RESTORED);
        assertThat(EVN.quietHours()).containsOnlyKeys("sms");
        assertThat(EVN.digestWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(EVN.wishes().get("sms")).containsEntry("TU CHOI", NoticeWish.NONE);
    }

    /** A part of a message of several parts has 153 characters of GSM 03.38. */
    @ParameterizedTest
    @EnumSource(RequestStatus.class)
    void exampleDigestOfEightNeedsAtMostFourPartsOfAShortMessage(RequestStatus status) {
        for (String language : new String[] {"vi", "en"}) {
            DigestWords words = EVN.digests();
            String line = words.line(status.name(), "sms", language).text(Map.of(Variable.REFERENCE, "MC-234-567-9AP"));
            String text = words.before("sms", language) + "\n" + (line + "\n").repeat(8)
                    + words.after(Optional.of("https://example.org"), "sms", language)
                            .orElseThrow();

            assertThat(line).contains("MC-234-567-9AP");
            assertThat(text).hasSizeLessThanOrEqualTo(4 * 153);
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "IN_PROGRESS,*,vi,; IN_PROGRESS,*,vi,Hẹn {appointment} ; {appointment} in the text of IN_PROGRESS",
                "Thời gian: {appointment}.\\nĐơn vị; Đơn vị; a text that does not say when",
                "APPOINTMENT_MOVED,*,en; APPOINTMENT_MOVED,web,en; no row APPOINTMENT_MOVED,*,en",
                "APPOINTMENT_MADE,*,vi; APPOINTMENT,*,vi; status 'APPOINTMENT'",
            })
    void noticeThatWouldNotTellAnAppointmentIsRefused(String from, String to, String mistake) throws Exception {
        ProfileFolder profile = ProfileFolder.copy(FOLDER, folder);
        if (from.startsWith("IN_PROGRESS")) {
            profile.replace(
                    "notices.csv", "Yêu cầu {reference} đang được xử lý.\\n", "Hẹn {appointment} {reference}.\\n");
        } else {
            profile.replace("notices.csv", from, to);
        }

        assertThat(profile.refusal().getMessage()).contains("notices.csv", mistake);
    }

    @Test
    void lineAfterIsLeftOutWithoutAnAddressToNameInIt() {
        assertThat(EVN.digests().after(Optional.empty(), "email", "vi")).isEmpty();
        assertThat(EVN.digests().after(Optional.of("https://example.org/t"), "email", "vi"))
                .contains("Tra cứu tình trạng yêu cầu tại https://example.org/t");
    }

    @Test
    void profileWithoutTheTablesTellsEverythingAtOnce() throws Exception {
        ProfileFolder profile = ProfileFolder.copy(FOLDER, folder);
        for (String file : new String[] {"quiet-hours.csv", "notice-wishes.csv", "digests.csv"}) {
            Files.delete(folder.resolve(file));
        }
        profile.replace("profile.csv", "digestWindowSeconds,60\n", "").replace("profile.csv", "digestMost,8\n", "");

        assertThat(profile.load().noticeRules()).isEqualTo(NoticeRules.NONE);
    }

    @Test
    void rowThatSaysWhatWouldBeSaidWithoutItIsRefused() throws Exception {
        ProfileFolder profile = ProfileFolder.copy(FOLDER, folder);
        Path notices = folder.resolve("notices.csv");
        String withdrawn = Files.readAllLines(notices).stream()
                .filter(line -> line.startsWith("WITHDRAWN,sms,vi"))
                .findFirst()
                .orElseThrow();
        Files.writeString(notices, Files.readString(notices) + withdrawn + "BILL_QUERY\n");

        assertThat(profile.refusal().getMessage()).contains("notices.csv line 74", "what would be said without it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "quiet-hours.csv; sms,21:00; sms,21h; quiet-hours.csv line 2; from '21h'",
                "quiet-hours.csv; 07:00; 21:00; quiet-hours.csv line 2; until 21:00",
                "quiet-hours.csv; P0|RESOLVED; P0|DANGER; quiet-hours.csv line 2; except 'DANGER'",
                "quiet-hours.csv; 15 min; 1 working day; quiet-hours.csv line 2; answers_within '1 working day'",
                "quiet-hours.csv; sms,21; *,21; quiet-hours.csv line 2; channel '*'",
                "quiet-hours.csv; sms,21; sns,21; quiet-hours.csv line 2; channel 'sns'",
                "notice-wishes.csv; sms,TC; sns,TC; notice-wishes.csv line 3; channel 'sns'",
                "digests.csv; SUBJECT,*,en; SUBJECT,mail,en; digests.csv; channel 'mail'",
                "notice-wishes.csv; TU CHOI,NONE; TU CHOI,NEVER; notice-wishes.csv line 2; wish 'NEVER'",
                "notice-wishes.csv; sms,TC; sms,TU CHOI; notice-wishes.csv line 3; a second time",
                "notices.csv; 115.\",SAFETY_HAZARD; 115.\",SAFETY; notices.csv line 50; service 'SAFETY'",
                "digests.csv; RECEIVED,*,vi; TAKEN,*,vi; digests.csv line 5; part 'TAKEN'",
                "digests.csv; HELD,*,vi; HELD,web,vi; digests.csv; no row HELD,*,vi",
                "digests.csv; {reference}: being; {service}: being; digests.csv; variable '{service}'",
                "digests.csv; {tracking}; {expected}; digests.csv line 4; variable '{expected}'",
                "digests.csv; {reference}: resolved.; Resolved.; digests.csv; a line without the reference",
                "digests.csv; SUBJECT,*,en; SUBJECT,*,fr; digests.csv; language 'fr'",
                "profile.csv; digestMost,8; digestMost,0; profile.csv; digestMost '0'",
            })
    void mistakeIsNamedWithItsPlace(String file, String from, String to, String place, String found) throws Exception {
        ProfileException refusal =
                ProfileFolder.copy(FOLDER, folder).replace(file, from, to).refusal();

        assertThat(refusal.getMessage()).contains(place, found);
    }
}
