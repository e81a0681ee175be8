package io.motcua.example.evn.view;

import io.motcua.HoldReason;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that more than one view uses. */
final class Words {
    private Words() {}

    /** For example {@code no place}. */
    static String of(HoldReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** In the room of a column. */
    static String shortly(HoldReason reason) {
        return switch (reason) {
            case CONTRADICTORY_PLACE -> "two places";
            case NOT_ACKNOWLEDGED -> "no answer";
            default -> of(reason);
        };
    }

    /** For example {@code no place 8, contradictory place 4}. */
    static String reasons(Map<HoldReason, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> of(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** For example {@code app 231, hotline 155}. */
    static String counts(Map<?, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
