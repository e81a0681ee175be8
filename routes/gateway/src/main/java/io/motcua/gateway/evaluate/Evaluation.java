package io.motcua.gateway.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * How well a set of labelled cases was understood. Shares are from 0 to 1; a share of nothing is 1.
 *
 * @param cases how many there were
 * @param wrongRegion of all cases, how many were routed to another utility than the label's, or routed although the
 *     label is {@code TRIAGE}
 * @param routedRecall of the cases whose label is {@code ROUTE}, the share that was routed to the label's utility
 * @param heldRecall of the cases whose label is {@code TRIAGE}, the share that was held
 * @param serviceCodeAccuracy of the cases whose label is not {@code IGNORED}, the share whose service code is the label's
 * @param priorityAccuracy of the same cases, the share whose priority is the label's
 * @param hazardRecall of the cases whose label has the priority P0, the share that we gave it too
 * @param hazardPrecision of all cases that we gave the priority P0, the share whose label has it too
 * @param customerCodeF1 over the customer codes of all cases: twice the codes that are the label's, divided by the codes
 *     in the labels and the codes that we read together
 * @param phoneF1 the same over telephone numbers in E.164
 * @param provinceAccuracy of the cases whose label is not {@code IGNORED}, the share whose province code is the label's;
 *     where the label has none, we must have none. A case that we ignored although its label is not {@code IGNORED}
 *     counts as wrong, here as for the service, the priority and the commune
 * @param communeAccuracy the same for the commune's code
 * @param dispositionAccuracy of all cases, the share whose disposition is the label's
 * @param microsPerRequest the mean time to read one submission and to understand it, on one thread, when all cases have
 *     been read before
 * @param differences every field that is not as its label says, in the order of the cases
 */
public record Evaluation(
        int cases,
        int wrongRegion,
        double routedRecall,
        double heldRecall,
        double serviceCodeAccuracy,
        double priorityAccuracy,
        double hazardRecall,
        double hazardPrecision,
        double customerCodeF1,
        double phoneF1,
        double provinceAccuracy,
        double communeAccuracy,
        double dispositionAccuracy,
        double microsPerRequest,
        List<Difference> differences) {

    public Evaluation {
        differences = List.copyOf(differences);
    }

    static Evaluation of(List<Outcome> outcomes, double microsPerRequest) {
        List<Outcome> requests =
                outcomes.stream().filter(one -> !one.expected().isIgnored()).toList();
        return new Evaluation(
                outcomes.size(),
                (int) outcomes.stream().filter(Outcome::wrongRegion).count(),
                share(outcomes, one -> one.expected().routed(), Outcome::rightRegion),
                share(
                        outcomes,
                        one -> one.expected().held(),
                        one -> one.actual().held()),
                same(requests, Labels::serviceCode),
                same(requests, Labels::priority),
                share(
                        outcomes,
                        one -> one.expected().lifeSafety(),
                        one -> one.actual().lifeSafety()),
                share(
                        outcomes,
                        one -> one.actual().lifeSafety(),
                        one -> one.expected().lifeSafety()),
                f1(outcomes, Labels::customerCode),
                f1(outcomes, Labels::phone),
                same(requests, Labels::provinceCode),
                same(requests, Labels::communeCode),
                share(
                        outcomes,
                        one -> true,
                        one -> one.expected().disposition().equals(one.actual().disposition())),
                Math.round(microsPerRequest * 10) / 10.0,
                outcomes.stream().flatMap(one -> one.differences().stream()).toList());
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> of, Predicate<Outcome> right) {
        List<Outcome> all = outcomes.stream().filter(of).toList();
        return all.isEmpty() ? 1 : (double) all.stream().filter(right).count() / all.size();
    }

    private static double same(List<Outcome> requests, Function<Labels, Optional<String>> field) {
        return share(
                requests,
                one -> true,
                one -> !one.actual().isIgnored() && field.apply(one.expected()).equals(field.apply(one.actual())));
    }

    private static double f1(List<Outcome> outcomes, Function<Labels, Optional<String>> field) {
        long same = outcomes.stream()
                .filter(one -> field.apply(one.expected()).isPresent())
                .filter(one -> field.apply(one.expected()).equals(field.apply(one.actual())))
                .count();
        ToLongFunction<Function<Outcome, Labels>> present = side -> outcomes.stream()
                .filter(one -> field.apply(side.apply(one)).isPresent())
                .count();
        long both = present.applyAsLong(Outcome::expected) + present.applyAsLong(Outcome::actual);
        return both == 0 ? 1 : 2.0 * same / both;
    }
}
