package io.motcua.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final List<String> KNOWN = List.of("EVNCPC", "EVNSPC", "SAFETY_HAZARD", "at-once");

    @Test
    void aSlipOfTheHandIsRecognised() {
        assertThat(Likeness.nearest("EVNCP", KNOWN)).contains("EVNCPC");
        assertThat(Likeness.nearest("evnspc", KNOWN)).contains("EVNSPC");
    }

    @Test
    void strokesBetweenWordsAreAlikeInWhatIsWrittenAndInWhatIsKnown() {
        assertThat(Likeness.nearest("at_once", KNOWN)).contains("at-once");
        assertThat(Likeness.nearest("safety-hazrads", KNOWN)).contains("SAFETY_HAZARD");
    }

    @Test
    void whatResemblesNothingOrIsEmptyOrEnormousMeansNothing() {
        assertThat(Likeness.nearest("water", KNOWN)).isEmpty();
        assertThat(Likeness.nearest("", KNOWN)).isEmpty();
        assertThat(Likeness.nearest("x".repeat(100_000), KNOWN)).isEmpty();
        assertThat(Likeness.nearest("EVNCPC", List.of())).isEmpty();
    }
}
