package io.motcua.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.sla.ServiceLevels;
import io.motcua.understanding.EvnProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaTablesTest {
    @TempDir
    Path temp;

    private ProfileFolder folder;

    @BeforeEach
    void copy() throws IOException {
        folder = ProfileFolder.copy(EvnProfile.FOLDER, temp);
    }

    /** Every kind of mistake: what stands there, what is written over it, and where that is reported. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "calendar.csv|MONDAY,07:30|MONTAG,07:30|2|MONTAG",
                "calendar.csv|MONDAY,07:30,12:00|MONDAY,7:30,12:00|2|7:30",
                "calendar.csv|MONDAY,07:30,12:00|MONDAY,12:00,07:30|2|07:30",
                "calendar.csv|MONDAY,13:00|MONDAY,11:00|3|11:00",
                "holidays.csv|2026-01-02,,OFF|2026-01-01,,OFF|3|2026-01-01 a second time",
                "holidays.csv|2026-02-16,2026-02-20|2026-02-20,2026-02-16|5|last_day 2026-02-16",
                "holidays.csv|2026-02-16,2026-02-20|2026-02-16,2027-02-20|5|last_day 2027-02-20",
                "holidays.csv|WORKING,FRIDAY|WORKING,SUNDAY|4|SUNDAY",
                "holidays.csv|WORKING,FRIDAY|WORKING,|4|works_as",
                "holidays.csv|2026-01-02,,OFF,|2026-01-02,,OFF,FRIDAY|3|works_as 'FRIDAY'",
                "holidays.csv|2026-12-31,,END|2026-12-31,,OFF|0|0 days of kind END",
                "escalation.csv|unit-head,UNIT|unit-head,STREET|18|STREET",
                "escalation.csv|unit-head|unit;head|18|unit;head",
                "escalation.csv|life,utility-director,UTILITY,2 min|life,utility-director,UTILITY,0 s|3|after '0 s'",
                "escalation.csv|life,utility-director,UTILITY,2 min|life,utility-director,UNIT,2 min|3|level UNIT",
                "escalation.csv|life,utility-director,UTILITY,2 min|life,utility-director,UTILITY,2 minutes|3|2 minutes",
                "escalation.csv|UTILITY,1 working day|UTILITY,8 working hours|19|8 working hours",
                "complaints.csv|COMPLAINT_SERVICE|COMPLAINT_WEATHER|3|COMPLAINT_WEATHER",
                "sla.csv|,P0,,HAND_OFF|,P7,,HAND_OFF|2|P7",
                "sla.csv|HAND_OFF,30 s|HAND_UP,30 s|2|HAND_UP",
                "sla.csv|HAND_OFF,30 s|HAND_OFF,half a minute|2|half a minute",
                "sla.csv|HAND_OFF,30 s|HAND_OFF,0 s|2|limit '0 s'",
                "sla.csv|30 s,50%|30 s,half|2|warn_at 'half'",
                "sla.csv|30 s,50%|30 s,100%|2|warn_at '100%'",
                "sla.csv|50%,life|50%,death|2|ladder 'death'",
                "sla.csv|50%,life|50%,days|2|ladder 'days'",
                "sla.csv|EVNHANOI|EVNHN|15|EVNHN",
                "sla.csv|MOVE_METER|MOVE_HOUSE|17|MOVE_HOUSE",
                "sla.csv|,P1,,HAND_OFF|,P0,,HAND_OFF|3|a second time",
                "sla.csv|OUTAGE,P1,,CREW|OUTAGE,,,CREW|9|the one of line 8 does",
                "sla.csv|60%,complaint|60%,days|25|complain about a unit",
            })
    void mistakeIsReportedWithItsFileAndLine(String file, String from, String to, long line, String names)
            throws IOException {
        ProfileException refusal = folder.replace(file, from, to).refusal();

        assertThat(refusal.file()).isEqualTo(file);
        assertThat(refusal.line()).as(refusal.getMessage()).isEqualTo(line);
        assertThat(refusal.found() + " " + refusal.expected()).contains(names);
    }

    @Test
    void workingDaysWithoutACalendarAreRefused() throws IOException {
        Files.delete(folder.path().resolve("calendar.csv"));
        Files.delete(folder.path().resolve("holidays.csv"));

        ProfileException refusal = folder.refusal();

        assertThat(refusal.file()).isEqualTo("sla.csv");
        assertThat(refusal.expected()).contains("calendar.csv");
    }

    @Test
    void holidaysOfNoCalendarAreRefused() throws IOException {
        Files.delete(folder.path().resolve("calendar.csv"));

        ProfileException refusal = folder.refusal();

        assertThat(refusal.file()).isEqualTo("calendar.csv");
        assertThat(refusal.found()).isEqualTo("no such file");
    }

    @Test
    void profileWithoutTheTablesPromisesNothing() throws IOException, ProfileException {
        for (String file :
                new String[] {"sla.csv", "escalation.csv", "complaints.csv", "calendar.csv", "holidays.csv"}) {
            Files.delete(folder.path().resolve(file));
        }

        assertThat(folder.load().serviceLevels()).isEqualTo(ServiceLevels.NONE);
    }
}
