package io.motcua.gateway.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.gateway.report.ReportJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final String CODE = "PA01HH9900001";

    @Test
    void whatIsUnderstoodAsLabelledHasNoDifference() {
        Evaluation figures = evaluate(pair(routed("NORTH"), routed("NORTH")), pair(held("P0"), held("P0")));

        assertThat(figures.wrongRegion()).isZero();
        assertThat(figures.differences()).isEmpty();
        assertThat(List.of(
                        figures.routedRecall(),
                        figures.heldRecall(),
                        figures.serviceCodeAccuracy(),
                        figures.priorityAccuracy(),
                        figures.hazardRecall(),
                        figures.hazardPrecision(),
                        figures.dispositionAccuracy()))
                .containsOnly(1.0);
    }

    @Test
    void anotherUtilityIsAWrongRegionAndSoIsAnyWhereAPersonMustLook() {
        Evaluation figures = evaluate(
                pair(routed("NORTH"), routed("SOUTH")),
                pair(held("P2"), routed("SOUTH")),
                pair(routed("NORTH"), held("P2")),
                pair(Labels.ignored(), routed("SOUTH")));

        assertThat(figures.wrongRegion()).isEqualTo(2);
        assertThat(figures.routedRecall()).isZero();
        assertThat(figures.heldRecall()).isZero();
    }

    @Test
    void dangersAreCountedByTheHighestPriority() {
        Evaluation figures = evaluate(
                pair(held("P0"), held("P0")),
                pair(held("P0"), held("P1")),
                pair(held("P2"), held("P0")),
                pair(Labels.ignored(), held("P0")));

        assertThat(figures.hazardRecall()).isEqualTo(1 / 2.0);
        assertThat(figures.hazardPrecision()).isEqualTo(1 / 3.0);
        assertThat(figures.priorityAccuracy()).isEqualTo(1 / 3.0);
    }

    @Test
    void codesCountOnceInEitherColumn() {
        Evaluation figures = evaluate(
                pair(withCode(CODE), withCode(CODE)),
                pair(withCode(CODE), withCode("PA01HH9900002")),
                pair(withCode(CODE), held("P2")),
                pair(Labels.ignored(), withCode(CODE)));

        // One is the same; three labels have one, and we read three.
        assertThat(figures.customerCodeF1()).isEqualTo(2.0 / 6);
        assertThat(figures.phoneF1()).isEqualTo(1);
    }

    @Test
    void whatIsIgnoredWronglyIsWrongInEveryField() {
        Evaluation figures = evaluate(pair(held("P2"), Labels.ignored()));

        assertThat(figures.provinceAccuracy()).isZero();
        assertThat(figures.communeAccuracy()).isZero();
        assertThat(figures.serviceCodeAccuracy()).isZero();
        assertThat(figures.dispositionAccuracy()).isZero();
    }

    @Test
    void jsonHasTheseNamesAndWritesNothingAsNull() {
        String json = ReportJson.write(evaluate(pair(withCode(CODE), held("P2"))));

        assertThat(json.lines().map(String::strip).filter(line -> line.contains(" : ")))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .containsExactly(
                        "cases",
                        "wrongRegion",
                        "routedRecall",
                        "heldRecall",
                        "serviceCodeAccuracy",
                        "priorityAccuracy",
                        "hazardRecall",
                        "hazardPrecision",
                        "customerCodeF1",
                        "phoneF1",
                        "provinceAccuracy",
                        "communeAccuracy",
                        "dispositionAccuracy",
                        "microsPerRequest",
                        "differences",
                        "id",
                        "field",
                        "expected",
                        "actual");
        assertThat(json).contains("\"actual\" : null").contains("\"expected\" : \"" + CODE + "\"");
    }

    private record Pair(Labels expected, Labels actual) {}

    private static Pair pair(Labels expected, Labels actual) {
        return new Pair(expected, actual);
    }

    private static Evaluation evaluate(Pair... pairs) {
        return Evaluation.of(
                IntStream.range(0, pairs.length)
                        .mapToObj(i -> new Outcome("case-" + i, pairs[i].expected(), pairs[i].actual()))
                        .toList(),
                0);
    }

    private static Labels routed(String utility) {
        return labels("P2", Optional.empty(), Labels.ROUTE, Optional.of(utility));
    }

    private static Labels held(String priority) {
        return labels(priority, Optional.empty(), Labels.TRIAGE, Optional.empty());
    }

    private static Labels withCode(String code) {
        return labels("P2", Optional.of(code), Labels.TRIAGE, Optional.empty());
    }

    private static Labels labels(
            String priority, Optional<String> code, String decision, Optional<String> jurisdiction) {
        return new Labels(
                Labels.REQUEST,
                Optional.of("OTHER"),
                Optional.of(priority),
                List.of(),
                code,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(decision),
                jurisdiction,
                Optional.empty());
    }
}
