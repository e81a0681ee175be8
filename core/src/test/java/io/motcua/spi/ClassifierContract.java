package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.Evidence;
import io.motcua.Priority;
import io.motcua.understanding.Classification;
import io.motcua.understanding.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Classifier} must do. An implementation's test implements this interface. */
public interface ClassifierContract {
    /** The classifier under test. */
    Classifier classifier();

    /** All codes of the catalogue that it knows. */
    Set<String> serviceCodes();

    /** A reading that plainly speaks of danger to life. */
    Reading danger();

    @Test
    default void sameReadingGivesTheSameClassification() {
        assertThat(classifier().classify(danger())).isEqualTo(classifier().classify(danger()));
    }

    @Test
    default void dangerToLifeIsOfTheHighestPriority() {
        Classification classification = classifier().classify(danger());

        assertThat(classification.priority()).isEqualTo(Priority.P0);
        assertThat(classification.hazards()).isNotEmpty();
        assertThat(classification.evidence())
                .anyMatch(evidence -> evidence.kind().equals(Evidence.HAZARD));
    }

    @Test
    default void evidenceLiesInsideItsField() {
        Reading reading = danger();

        assertThat(classifier().classify(reading).evidence())
                .allSatisfy(
                        evidence -> assertThat(reading.field(evidence.source().field())
                                        .orElse("")
                                        .length())
                                .isGreaterThanOrEqualTo(evidence.source().to()));
    }

    @Test
    default void whatFitsNothingIsOfSomeCodeOfTheCatalogue() {
        for (String text : List.of(".", "zzz qqq", "👍", "0")) {
            Reading reading = Reading.builder().field(Reading.DESCRIPTION, text).build();

            assertThat(serviceCodes()).contains(classifier().classify(reading).serviceCode());
        }
        assertThat(serviceCodes())
                .contains(classifier().classify(Reading.builder().build()).serviceCode());
    }

    @Test
    default void unknownServiceCodeIsNotTakenOver() {
        Reading reading =
                Reading.builder().field(Reading.SERVICE_CODE, "NO_SUCH_CODE").build();

        assertThat(serviceCodes()).contains(classifier().classify(reading).serviceCode());
    }

    @Test
    default void enormousTextIsClassifiedInTime() {
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, danger().description() + " x".repeat(500_000))
                .build();
        long before = System.nanoTime();

        Classification classification = classifier().classify(reading);

        assertThat(classification.priority()).isEqualTo(Priority.P0);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    default void manyThreadsMayClassifyAtOnce() {
        Classification alone = classifier().classify(danger());

        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> classifier().classify(danger())))
                .allMatch(alone::equals);
    }
}
