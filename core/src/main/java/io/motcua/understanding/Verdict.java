package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.HoldReason;
import java.util.Optional;
import java.util.Set;

/**
 * What findings come to: a utility and the evidence that decided, or a reason to ask a person. The order of the rules is
 * that of the service: for a trouble the place goes first, for all else the customer code.
 */
record Verdict(Optional<String> utility, Optional<String> because, Optional<HoldReason> hold) {

    /** For a trouble at a place. */
    static Verdict placeFirst(Findings findings) {
        Set<String> places = findings.plainUtilities();
        if (places.size() > 1) {
            return hold(HoldReason.CONTRADICTORY_PLACE);
        }
        if (places.size() == 1) {
            return findings.elsewhere() && !findings.namedElsewhere()
                    ? hold(HoldReason.CONTRADICTORY_PLACE)
                    : route(places.iterator().next(), Evidence.PROVINCE);
        }
        Set<String> codes = findings.codeUtilities();
        if (codes.size() > 1) {
            return hold(HoldReason.CONTRADICTORY_PLACE);
        }
        if (codes.isEmpty()) {
            return hold(findings.codes().isEmpty() ? HoldReason.NO_PLACE : HoldReason.UNSERVED_PLACE);
        }
        String utility = codes.iterator().next();
        if (findings.faintlyOther(utility)) {
            return hold(HoldReason.CONTRADICTORY_PLACE);
        }
        // A place is given that goes before the code and cannot be read: the code may be of another place.
        return findings.elsewhere() || findings.placeUnread()
                ? hold(HoldReason.NO_PLACE)
                : route(utility, Evidence.CUSTOMER_CODE);
    }

    /**
     * For all else.
     *
     * @param doubtful whether it may be a trouble at a place after all
     */
    static Verdict codeFirst(Findings findings, boolean doubtful) {
        Set<String> codes = findings.codeUtilities();
        Set<String> places = findings.plainUtilities();
        if (codes.size() > 1 || codes.isEmpty() && places.size() > 1) {
            return hold(HoldReason.CONTRADICTORY_PLACE);
        }
        if (codes.size() == 1) {
            String utility = codes.iterator().next();
            boolean other = places.stream().anyMatch(place -> !place.equals(utility))
                    || findings.faintlyOther(utility)
                    || findings.elsewhere();
            // If it may be a trouble after all, the place would go first.
            return doubtful && other ? hold(HoldReason.CONTRADICTORY_PLACE) : route(utility, Evidence.CUSTOMER_CODE);
        }
        if (places.size() == 1) {
            return doubtful && findings.elsewhere()
                    ? hold(HoldReason.CONTRADICTORY_PLACE)
                    : route(places.iterator().next(), Evidence.PROVINCE);
        }
        return hold(findings.codes().isEmpty() ? HoldReason.NO_PLACE : HoldReason.UNSERVED_PLACE);
    }

    private static Verdict route(String utility, String because) {
        return new Verdict(Optional.of(utility), Optional.of(because), Optional.empty());
    }

    private static Verdict hold(HoldReason reason) {
        return new Verdict(Optional.empty(), Optional.empty(), Optional.of(reason));
    }
}
