package io.motcua.profile;

import io.motcua.Priority;
import io.motcua.sla.ServiceLevels;
import io.motcua.sla.SlaRule;
import io.motcua.sla.SlaStep;
import io.motcua.territory.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with the limits taken together: a request for which two hold and neither is the more particular, and a
 * complaint about a unit of which the unit would be told. Every request that there can be is tried; they are few.
 *
 * @param lines where each rule stands in the file
 */
record SlaFaults(
        List<SlaRule> rules, Set<String> services, Set<String> utilities, Set<String> complaints, List<Long> lines) {

    /** At most one fault of each row. */
    List<Fault> find() {
        Map<Integer, Fault> faults = new LinkedHashMap<>();
        List<Optional<String>> addressees = new ArrayList<>();
        addressees.add(Optional.empty());
        utilities.forEach(utility -> addressees.add(Optional.of(utility)));
        for (SlaStep step : SlaStep.values()) {
            List<SlaRule> ofStep =
                    rules.stream().filter(rule -> rule.step() == step).toList();
            for (String service : services) {
                for (Priority priority : Priority.values()) {
                    for (Optional<String> utility : addressees) {
                        List<SlaRule> holding = ofStep.stream()
                                .filter(rule -> rule.matches(service, priority, utility))
                                .toList();
                        String request = service + " " + priority
                                + utility.map(id -> " at " + id).orElse("");
                        fault(holding, service, request).ifPresent(fault -> faults.putIfAbsent(fault.row(), fault));
                    }
                }
            }
        }
        return List.copyOf(faults.values());
    }

    private Optional<Fault> fault(List<SlaRule> holding, String service, String request) {
        if (holding.isEmpty()) {
            return Optional.empty();
        }
        Optional<SlaRule> most = ServiceLevels.mostParticular(holding);
        if (most.isEmpty()) {
            SlaRule last = holding.get(holding.size() - 1);
            SlaRule rival = holding.stream()
                    .filter(rule -> !rule.isWithin(last) && !last.isWithin(rule))
                    .reduce((first, second) -> second)
                    .orElse(holding.get(0));
            return Optional.of(new Fault(
                    rules.indexOf(last),
                    "a limit that holds for " + request + " as the one of line " + lines.get(rules.indexOf(rival))
                            + " does",
                    "a row of its own for what both hold for"));
        }
        SlaRule rule = most.get();
        return rule.ladder()
                .filter(ladder -> complaints.contains(service) && !ladder.aboveUnits())
                .map(ladder -> new Fault(
                        rules.indexOf(rule),
                        "ladder '" + ladder.name() + "' for " + request + ", which may complain about a unit",
                        "a ladder that no unit stands on"));
    }
}
