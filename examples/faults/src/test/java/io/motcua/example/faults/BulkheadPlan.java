package io.motcua.example.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much is measured of each fault.
 *
 * @param rounds over all faults
 * @param turn of load with each fault, and as long before and after it without, in each round
 * @param toTheEast requests a second for the utility whose times count
 * @param toTheWest requests a second for the one with the fault
 * @param warmUp requests for each before anything counts, of each gateway
 */
record BulkheadPlan(int rounds, Duration turn, int toTheEast, int toTheWest, int warmUp) {
    static final BulkheadPlan FULL = new BulkheadPlan(5, Duration.ofSeconds(4), 300, 50, 3_000);
    static final BulkheadPlan QUICK = new BulkheadPlan(1, Duration.ofMillis(500), 100, 50, 50);

    /** What goes before and is not counted: while much of a fault's code is compiled, the processors have no time. */
    Optional<BulkheadPlan> uncounted() {
        return this == QUICK
                ? Optional.empty()
                : Optional.of(new BulkheadPlan(1, Duration.ofSeconds(2), toTheEast, toTheWest, warmUp));
    }

    /**
     * The full plan, or the quick one.
     *
     * @throws IllegalArgumentException if an option is not {@code --quick}
     */
    static BulkheadPlan of(List<String> options) {
        if (options.isEmpty()) {
            return FULL;
        }
        if (!options.equals(List.of("--quick"))) {
            throw new IllegalArgumentException("The only option is --quick, not " + options);
        }
        return QUICK;
    }

    PacedLoad load() {
        return new PacedLoad(toTheEast, toTheWest);
    }
}
