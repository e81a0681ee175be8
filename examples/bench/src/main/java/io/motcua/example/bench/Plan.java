package io.motcua.example.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param warmUp turns, at most, that each arm gets before anything counts; fewer when its compiler is done
 * @param rounds how often the arms take turns
 * @param turn of each arm in each round
 * @param inFlight requests that wait for their answer at once
 * @param perSecond the steady rate of the second part
 * @param steady how long the second part takes; zero leaves it out
 * @param recording whether the gateway's process records where its time goes, with the JDK's flight recorder
 */
record Plan(int warmUp, int rounds, Duration turn, int inFlight, int perSecond, Duration steady, boolean recording) {
    static final Plan FULL = new Plan(20, 5, Duration.ofSeconds(5), 64, 300, Duration.ofSeconds(60), false);
    static final Plan QUICK = new Plan(1, 1, Duration.ofMillis(500), 64, 50, Duration.ofSeconds(2), false);
    static final String OPTIONS =
            "--quick --warm-up=TURNS --rounds=N --turn=SECONDS --in-flight=N --per-second=N --steady=SECONDS"
                    + " --flight-recording";

    /**
     * The full plan, with what these options change.
     *
     * @throws IllegalArgumentException if one of them is none of {@link #OPTIONS}
     */
    static Plan of(List<String> options) {
        Plan plan = options.contains("--quick") ? QUICK : FULL;
        for (String option : options) {
            plan = plan.with(option);
        }
        return plan;
    }

    private Plan with(String option) {
        String[] parts = option.split("=", 2);
        int value = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
        Duration seconds = Duration.ofSeconds(value);
        return switch (parts[0]) {
            case "--quick" -> this;
            case "--warm-up" -> new Plan(value, rounds, turn, inFlight, perSecond, steady, recording);
            case "--rounds" -> new Plan(warmUp, value, turn, inFlight, perSecond, steady, recording);
            case "--turn" -> new Plan(warmUp, rounds, seconds, inFlight, perSecond, steady, recording);
            case "--in-flight" -> new Plan(warmUp, rounds, turn, value, perSecond, steady, recording);
            case "--per-second" -> new Plan(warmUp, rounds, turn, inFlight, value, steady, recording);
            case "--steady" -> new Plan(warmUp, rounds, turn, inFlight, perSecond, seconds, recording);
            case "--flight-recording" -> new Plan(warmUp, rounds, turn, inFlight, perSecond, steady, true);
            default -> throw new IllegalArgumentException("No option '" + option + "'; there are " + OPTIONS);
        };
    }
}
