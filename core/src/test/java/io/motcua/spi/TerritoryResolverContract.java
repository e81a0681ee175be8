package io.motcua.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.motcua.RoutingDecision;
import io.motcua.understanding.Classification;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TerritoryResolver} must do. An implementation's test implements this interface. */
public interface TerritoryResolverContract {
    /** The instant that the readings below are of. */
    Instant asOf();

    /** The resolver under test. */
    TerritoryResolver resolver();

    /** Any classification of its catalogue. */
    Classification classification();

    /** A reading that it routes. */
    Reading routable();

    /** Readings that speak of two places that lie with two utilities, equally plainly. */
    List<Reading> contradictory();

    @Test
    default void sameReadingGivesTheSameResolution() {
        assertThat(resolve(routable())).isEqualTo(resolve(routable()));
    }

    @Test
    default void routedDecisionNamesWhatDecided() {
        RoutingDecision decision = resolve(routable()).decision();

        assertThat(decision.jurisdiction()).isPresent();
        assertThat(decision.because()).isPresent();
        assertThat(decision.candidates())
                .filteredOn(candidate ->
                        candidate.jurisdiction().equals(decision.jurisdiction().orElseThrow()))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.speaksFor())
                        .anyMatch(evidence ->
                                evidence.kind().equals(decision.because().orElseThrow())));
    }

    @Test
    default void evidenceLiesInsideItsField() {
        Reading reading = routable();

        assertThat(resolve(reading).evidence())
                .isNotEmpty()
                .allSatisfy(
                        evidence -> assertThat(reading.field(evidence.source().field())
                                        .orElse("")
                                        .length())
                                .isGreaterThanOrEqualTo(evidence.source().to()));
    }

    @Test
    default void readingWithoutAnyPlaceIsHeld() {
        for (String text : List.of("", "x", "👍👍👍")) {
            Reading reading = Reading.builder().field(Reading.DESCRIPTION, text).build();

            assertThat(resolve(reading).decision().holdReason()).isPresent();
        }
    }

    @Test
    default void contradictionIsHeldWithAllCandidates() {
        for (Reading reading : contradictory()) {
            RoutingDecision decision = resolve(reading).decision();

            assertThat(decision.holdReason()).isPresent();
            assertThat(decision.candidates()).hasSizeGreaterThan(1);
        }
    }

    @Test
    default void enormousTextIsResolvedInTime() {
        Reading reading = Reading.builder()
                .field(Reading.DESCRIPTION, "PE0 ".repeat(125_000) + "P".repeat(250_000) + "0".repeat(250_000))
                .build();
        long before = System.nanoTime();

        assertThat(resolve(reading).decision().holdReason()).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    default void manyThreadsMayResolveAtOnce() {
        Resolution alone = resolve(routable());

        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> resolve(routable())))
                .allMatch(alone::equals);
    }

    private Resolution resolve(Reading reading) {
        return resolver().resolve(reading, classification(), asOf());
    }
}
