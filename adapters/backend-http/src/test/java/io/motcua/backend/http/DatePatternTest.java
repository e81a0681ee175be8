package io.motcua.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternTest {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-09T21:05:07+07:00");

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy,09/03/2026",
        "d.M.uuuu,9.3.2026",
        "dd/MM/yy,09/03/26",
        "MM/yyyy,03/2026",
        "HH:mm,21:05",
        "hh:mm a dd/MM/yyyy,09:05 PM 09/03/2026",
        "yyyyMMddHHmmss,20260309210507",
        "yyyy-MM-dd'T'HH:mm:ssXXX,2026-03-09T21:05:07+07:00",
    })
    void patternThatWritesADateOrATimeIsTaken(String pattern, String written) {
        assertThat(FieldRule.formatter(pattern).withLocale(Locale.ENGLISH).format(TIME))
                .isEqualTo(written);
    }

    /** Minutes for months, the day of the year, the year of the week, and half of the day. */
    @ParameterizedTest
    @ValueSource(strings = {"dd/mm/yyyy", "DD/MM/YYYY", "dd/MM/YYYY", "MM:ss", "dd/MM/yyyy hh:mm", "dd/bb"})
    void patternThatWritesAnotherDateThanThatOfTheRequestIsRefused(String pattern) {
        assertThatThrownBy(() -> FieldRule.formatter(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
