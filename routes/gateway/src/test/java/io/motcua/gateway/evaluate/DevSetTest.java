package io.motcua.gateway.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was reached on the project's labelled messages is kept. A figure that rises is written down here. */
class DevSetTest {
    private static Evaluation figures = Evaluation.of(List.of(), 0);
    private static String text = "";

    @BeforeAll
    static void evaluate() throws Exception {
        Evaluator.Result result = new Evaluator(DevSet.CONFIG).evaluate(DevSet.FOLDER);
        figures = result.evaluation();
        text = result.text();
        System.out.println(text);
    }

    @Test
    void everyCaseIsThere() {
        assertThat(figures.cases()).isEqualTo(420);
    }

    @Test
    void noMessageGoesToAWrongRegion() {
        assertThat(figures.wrongRegion()).as(text).isZero();
    }

    @Test
    void everyDangerToLifeIsFound() {
        assertThat(figures.hazardRecall()).as(text).isEqualTo(1);
    }

    @Test
    void noFigureFallsBelowWhatWasReached() {
        List<String> fallen = new ArrayList<>();
        floor(fallen, "routedRecall", figures.routedRecall(), 0.994);
        floor(fallen, "heldRecall", figures.heldRecall(), 1);
        floor(fallen, "serviceCodeAccuracy", figures.serviceCodeAccuracy(), 0.974);
        floor(fallen, "priorityAccuracy", figures.priorityAccuracy(), 0.984);
        floor(fallen, "hazardPrecision", figures.hazardPrecision(), 1);
        floor(fallen, "customerCodeF1", figures.customerCodeF1(), 0.996);
        floor(fallen, "phoneF1", figures.phoneF1(), 1);
        floor(fallen, "provinceAccuracy", figures.provinceAccuracy(), 0.994);
        floor(fallen, "communeAccuracy", figures.communeAccuracy(), 0.994);
        floor(fallen, "dispositionAccuracy", figures.dispositionAccuracy(), 1);

        assertThat(fallen).as(text).isEmpty();
    }

    private static void floor(List<String> fallen, String name, double figure, double reached) {
        if (figure < reached) {
            fallen.add(name + " is " + figure + ", was at least " + reached);
        }
    }
}
