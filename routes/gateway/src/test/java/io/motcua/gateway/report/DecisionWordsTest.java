package io.motcua.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.RoutingDecision;
import io.motcua.RoutingDecision.Candidate;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionWordsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 19);
    private static final Evidence DISTRICT = new Evidence(
            Evidence.DISTRICT,
            "769 Thành phố Thủ Đức",
            new Evidence.Source("description", 13, 20),
            "place.named-with-kind",
            0.9);
    private static final Evidence CODE =
            new Evidence(Evidence.CUSTOMER_CODE, "PD1000", new Evidence.Source("customerCode", 0, 13), "code.field", 1);

    private final RoutingDecision routed = RoutingDecision.route(
                    "EVNHCMC",
                    Evidence.DISTRICT,
                    List.of(
                            new Candidate("EVNHCMC", List.of(DISTRICT), List.of(CODE)),
                            new Candidate("EVNHANOI", List.of(CODE), List.of(DISTRICT))),
                    "2026.11.1",
                    DAY)
            .by("trouble/PLACE");

    @Test
    void sentencesSayWhoByWhichRuleAndWhatSpeaksForEach() {
        assertThat(new DecisionWords("en").of(routed))
                .containsExactly(
                        "EVNHCMC serves it, because of the district that is named.",
                        "It is a trouble at a place, so the place goes first, then coordinates, customer code, account"
                                + " and area code.",
                        "EVNHCMC: a name with the word for its kind (769 Thành phố Thủ Đức, description[13..20))",
                        "EVNHANOI: the customer code's own field (PD1000, customerCode[0..13))",
                        "Responsibility is as of 2026-05-19, by version 2026.11.1 of the profile.");
    }

    @Test
    void sentencesAreVietnameseForWhoReadsVietnamese() {
        assertThat(new DecisionWords("vi").of(routed))
                .startsWith("EVNHCMC phục vụ yêu cầu này, căn cứ huyện, quận hoặc thị xã được nêu.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"several", "not-possible", "ambiguous", "unserved", "nothing"})
    void heldDecisionSaysWhyAndWhatToDo(String why) {
        RoutingDecision held = RoutingDecision.hold(HoldReason.NO_PLACE, List.of(), "2026.11.1", DAY)
                .by("other/" + why);

        List<String> sentences = new DecisionWords("en").of(held);

        assertThat(sentences.get(0)).startsWith("A person must decide: ").doesNotContain("does not suffice");
        assertThat(sentences.get(sentences.size() - 1)).startsWith("Ask the requester");
    }

    @Test
    void decisionOfBeforeRulesHadNamesIsToldToo() {
        RoutingDecision old = RoutingDecision.hold(HoldReason.NO_PLACE, List.of(), "1", DAY);

        assertThat(new DecisionWords("en").of(old))
                .first()
                .isEqualTo("A person must decide: the evidence does not suffice.");
    }

    @Test
    void bothLanguagesHaveTheSameSentences() throws Exception {
        assertThat(keys("decision_vi.properties")).isEqualTo(keys("decision.properties"));
    }

    private static Set<Object> keys(String file) throws Exception {
        Properties words = new Properties();
        try (InputStream in = DecisionWords.class.getResourceAsStream(file)) {
            words.load(in);
        }
        return words.keySet();
    }
}
