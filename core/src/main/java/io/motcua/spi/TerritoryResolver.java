package io.motcua.spi;

import io.motcua.RoutingDecision;
import io.motcua.understanding.Classification;
import io.motcua.understanding.Reading;
import io.motcua.understanding.Resolution;
import java.time.Instant;

/**
 * Finds the place that a reading is about and the utility that serves it. Pure and repeatable, and safe for use by many
 * threads. Evidence that is not enough, or that contradicts itself, holds the request: a wrong region is worse than a
 * person's minute.
 */
@FunctionalInterface
public interface TerritoryResolver {

    /**
     * Resolves the reading's place.
     *
     * @param asOf the instant of responsibility: of receipt, or of release when a person sends a held request on
     * @return the place, the evidence and the {@link RoutingDecision}
     */
    Resolution resolve(Reading reading, Classification classification, Instant asOf);
}
