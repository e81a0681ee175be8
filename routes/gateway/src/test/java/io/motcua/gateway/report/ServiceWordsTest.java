package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Evidence;
import io.motcua.Evidence.Source;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ServiceWordsTest {
    private static final String TEXT = "mất điện từ sáng, tiền điện tháng này sao cao";
    private static final Function<Evidence, String> QUOTE =
            one -> "“" + TEXT.substring(one.source().from(), one.source().to()) + "”";
    private static final Evidence NO_POWER = evidence(Evidence.SERVICE, "OUTAGE", 0, 8, "service.no-power");
    private static final Evidence LEARNED = evidence(Evidence.SERVICE, "OUTAGE", 9, 16, "service.learned");
    private static final Evidence BILL = evidence(Evidence.SERVICE, "BILL_QUERY", 18, 27, "service.bill-high");

    @Test
    void wordsAndRulesOfTheServiceComeBeforeThoseOfOthers() {
        assertThat(new ServiceWords("en").of("OUTAGE", List.of(BILL, NO_POWER, LEARNED), QUOTE))
                .containsExactly(
                        "It is OUTAGE, by “mất điện” (rule no-power), “từ sáng” (as in examples).",
                        "Speaks for BILL_QUERY: “tiền điện” (rule bill-high).");
    }

    @Test
    void dangerIsToldFirstAndWhyWhatSoundsLikeItIsNone() {
        Evidence danger = evidence(Evidence.HAZARD, "FIRE", 0, 8, "hazard.phrase");
        Evidence none = evidence(Evidence.NO_HAZARD, "FIRE", 9, 16, "hazard.over");

        assertThat(new ServiceWords("vi").of("SAFETY_HAZARD", List.of(BILL, none, danger), QUOTE))
                .containsExactly(
                        "Nguy hiểm tính mạng, căn cứ “mất điện” (từ ngữ nguy hiểm).",
                        "Nghe như nguy hiểm nhưng không phải: “từ sáng” (đã qua).",
                        "Có từ ngữ của BILL_QUERY: “tiền điện” (quy tắc bill-high).");
    }

    @Test
    void wordsThatSeveralRulesReadAreToldOnce() {
        Evidence still = evidence(Evidence.SERVICE, "OUTAGE", 0, 8, "service.no-power-still");

        assertThat(new ServiceWords("en").of("OUTAGE", List.of(NO_POWER, LEARNED, still), QUOTE))
                .containsExactly(
                        "It is OUTAGE, by “mất điện” (rule no-power, rule no-power-still), “từ sáng” (as in examples).");
    }

    @Test
    void whereWordsSayNothingThatIsSaid() {
        assertThat(new ServiceWords("en").of("OTHER", List.of(), QUOTE))
                .containsExactly("Nothing in the words speaks for a service, so it is OTHER.");
    }

    @Test
    void oneServiceIsToldByNoMoreThanFourPieces() {
        assertThat(new ServiceWords("en").of("OUTAGE", List.of(NO_POWER, LEARNED, at(2), at(3), at(4), at(5)), QUOTE))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.split("“")).hasSize(5));
        assertThat(new ServiceWords("en").of("OUTAGE", Collections.nCopies(9, NO_POWER), QUOTE))
                .containsExactly("It is OUTAGE, by “mất điện” (rule no-power).");
    }

    private static Evidence at(int from) {
        return evidence(Evidence.SERVICE, "OUTAGE", from, from + 3, "service.phrase");
    }

    private static Evidence evidence(String kind, String value, int from, int to, String rule) {
        return new Evidence(kind, value, new Source("description", from, to), rule, 0.5);
    }
}
