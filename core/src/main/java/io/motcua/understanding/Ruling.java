package io.motcua.understanding;

import io.motcua.HoldReason;
import io.motcua.profile.RoutingRules;
import io.motcua.profile.RoutingRules.Source;
import io.motcua.understanding.Claims.Gathered;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the routing rules make of the claims: the one that decides, or a reason to ask a person.
 *
 * @param claim the decisive one
 * @param hold why nobody can tell
 * @param rule its name in a decision
 * @param customerCode the requester's own, unless the matter is of another supply
 */
record Ruling(Optional<Claim> claim, Optional<HoldReason> hold, String rule, Optional<String> customerCode) {

    /**
     * Asks the sources in their order.
     *
     * <p>A source that is ambiguous leaves the word to the next one, which must then name somebody that it may mean. A
     * trouble at somebody else's home is not where the telephone is.
     */
    static Ruling of(RoutingRules rules, Gathered gathered, Classification classification) {
        String order = classification.placeDecides() ? "trouble/" : "other/";
        boolean others = classification.placeDecides() && gathered.places().elsewhere();
        Optional<String> code = gathered.customerCode()
                .filter(own -> !others || !gathered.places().elsewhereNamed() || sameSupply(gathered));
        Set<String> possible = new LinkedHashSet<>();
        for (Source source : rules.of(classification.placeDecides())) {
            Optional<Claim> claim = gathered.of(source);
            if (claim.isEmpty() || others && source == Source.COORDINATES) {
                continue;
            }
            if (claim.get().several()) {
                return hold(HoldReason.CONTRADICTORY_PLACE, order + source + "/several", code);
            }
            if (claim.get().decides()) {
                String utility = claim.get().utility();
                if (!possible.isEmpty() && !possible.contains(utility)) {
                    return hold(HoldReason.CONTRADICTORY_PLACE, order + source + "/not-possible", code);
                }
                if (overrides(source, classification) && speaksForOthers(gathered.likely(), utility)) {
                    return hold(HoldReason.CONTRADICTORY_PLACE, order + source + "/likely-elsewhere", code);
                }
                return new Ruling(claim, Optional.empty(), order + source, code);
            }
            possible.addAll(claim.get().utilities());
        }
        boolean unserved = possible.isEmpty()
                && (gathered.of(Source.PLACE).isPresent()
                        || gathered.of(Source.CUSTOMER_CODE).isPresent());
        if (unserved) {
            return hold(HoldReason.UNSERVED_PLACE, order + "unserved", code);
        }
        return hold(HoldReason.NO_PLACE, order + (possible.isEmpty() ? "nothing" : "ambiguous"), code);
    }

    /** Whether the same evidence in the other order would give the request to somebody else. */
    boolean turns(Ruling other) {
        return claim.isPresent()
                && other.claim().isPresent()
                && !claim.get().utility().equals(other.claim().get().utility());
    }

    /** Nobody decides, since it is not sure enough which order is right. */
    Ruling doubted() {
        return hold(HoldReason.CONTRADICTORY_PLACE, rule + "/doubtful-service", customerCode);
    }

    /** Whether a place would have gone before this source, had its name been plain. */
    private static boolean overrides(Source source, Classification classification) {
        return source == Source.ACCOUNT
                || source == Source.AREA_CODE
                || source == Source.CUSTOMER_CODE && classification.placeDecides();
    }

    private static boolean speaksForOthers(Set<String> likely, String utility) {
        return !likely.isEmpty() && !likely.contains(utility);
    }

    private static boolean sameSupply(Gathered gathered) {
        Optional<Claim> place = gathered.of(Source.PLACE);
        Optional<Claim> code = gathered.of(Source.CUSTOMER_CODE);
        return place.isPresent()
                && code.isPresent()
                && place.get().utilities().equals(code.get().utilities());
    }

    private static Ruling hold(HoldReason reason, String rule, Optional<String> code) {
        return new Ruling(Optional.empty(), Optional.of(reason), rule, code);
    }
}
