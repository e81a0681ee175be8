package io.motcua.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowWordsTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-27T08:00 | 2026-11-27T10:00 | từ 8 giờ đến 10 giờ, thứ Sáu 27/11/2026",
                "2026-11-29T08:30 | 2026-11-29T10:05 | từ 8 giờ 30 đến 10 giờ 05, Chủ Nhật 29/11/2026",
                "2026-11-27T14:00 | 2026-11-28T10:00 | từ 14 giờ thứ Sáu 27/11/2026 đến 10 giờ thứ Bảy 28/11/2026",
                "2026-11-30T22:00 | 2026-12-01T00:00 | từ 22 giờ đến 24 giờ, thứ Hai 30/11/2026",
                "2026-12-01T00:00 | 2026-12-02T00:00 | từ 0 giờ đến 24 giờ, thứ Ba 01/12/2026",
                "2026-12-02T00:00 | 2026-12-02T00:30 | từ 0 giờ đến 0 giờ 30, thứ Tư 02/12/2026",
            })
    void vietnameseSaysItAsPeopleDo(String start, String end, String words) {
        assertThat(new WindowWords(HERE, "vi").of(here(start), here(end))).isEqualTo(words);
    }

    @Test
    void englishNamesTheMonthSinceDaysAndMonthsAreWrittenEitherWayRound() {
        WindowWords english = new WindowWords(HERE, "en");

        assertThat(english.of(here("2026-11-27T08:00"), here("2026-11-27T10:00")))
                .isEqualTo("from 08:00 to 10:00 on Friday 27 November 2026");
        assertThat(english.of(here("2026-12-05T14:30"), here("2026-12-06T00:00")))
                .isEqualTo("from 14:30 to 24:00 on Saturday 5 December 2026");
        assertThat(english.of(here("2026-12-05T14:00"), here("2026-12-06T09:00")))
                .isEqualTo("from 14:00 on Saturday 5 December 2026 to 09:00 on Sunday 6 December 2026");
    }

    @Test
    void otherLanguageReadsFigures() {
        WindowWords other = new WindowWords(HERE, "fr");

        assertThat(other.of(here("2026-11-27T08:00"), here("2026-11-27T10:00"))).isEqualTo("27/11/2026 08:00 - 10:00");
        assertThat(other.of(here("2026-11-27T08:00"), here("2026-11-28T10:00")))
                .isEqualTo("27/11/2026 08:00 - 28/11/2026 10:00");
    }

    @Test
    void theSameWindowIsSaidByTheClocksOfThePlace() {
        Instant start = Instant.parse("2026-11-26T20:00:00Z");

        assertThat(new WindowWords(HERE, "vi").of(start, start.plusSeconds(3600)))
                .isEqualTo("từ 3 giờ đến 4 giờ, thứ Sáu 27/11/2026");
        assertThat(new WindowWords(ZoneId.of("UTC"), "vi").of(start, start.plusSeconds(3600)))
                .isEqualTo("từ 20 giờ đến 21 giờ, thứ Năm 26/11/2026");
    }

    @Test
    void everyDayOfTheWeekCanBeSaidWithoutAccents() {
        WindowWords words = new WindowWords(HERE, "vi");
        Instant monday = here("2026-11-23T08:00");
        for (int day = 0; day < 7; day++) {
            Instant start = monday.plusSeconds(day * 86_400L);

            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(words.unaccented(start, start.plusSeconds(1))))
                    .isTrue();
        }
        assertThat(words.unaccented(monday, monday.plusSeconds(5400)))
                .isEqualTo("tu 8 gio den 9 gio 30, thu Hai 23/11/2026");
    }

    private static Instant here(String time) {
        return OffsetDateTime.parse(time + ":00+07:00").toInstant();
    }
}
