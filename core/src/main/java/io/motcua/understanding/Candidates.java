package io.motcua.understanding;

import io.motcua.Evidence;
import io.motcua.RoutingDecision.Candidate;
import io.motcua.understanding.Claims.Gathered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays out for each utility what speaks for it and what speaks for another. */
final class Candidates {
    private Candidates() {}

    static List<Candidate> of(Gathered gathered) {
        Map<String, List<Evidence>> speaksFor = new LinkedHashMap<>();
        for (Claim claim : gathered.bySource().values()) {
            for (String utility : claim.utilities()) {
                speaksFor.computeIfAbsent(utility, key -> new ArrayList<>()).addAll(claim.evidence());
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        speaksFor.forEach((utility, evidence) -> {
            List<Evidence> against = new ArrayList<>();
            speaksFor.forEach((other, list) -> list.stream()
                    .filter(piece -> !other.equals(utility) && !evidence.contains(piece))
                    .forEach(against::add));
            candidates.add(new Candidate(utility, evidence, against));
        });
        return candidates;
    }
}
