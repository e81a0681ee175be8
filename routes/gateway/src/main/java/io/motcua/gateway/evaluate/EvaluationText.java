package io.motcua.gateway.evaluate;

import io.motcua.gateway.report.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An evaluation for a person at a terminal. Codes and ids only: no words of a message. */
final class EvaluationText {
    private static final String NONE = "–";

    private final List<Outcome> outcomes;
    private final Evaluation figures;

    EvaluationText(List<Outcome> outcomes, Evaluation figures) {
        this.outcomes = outcomes;
        this.figures = figures;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(figures.cases()).append(" cases\n\n");
        text.append(figures());
        text.append("\nwrong region: ").append(figures.wrongRegion()).append('\n');
        text.append(wrongRegions());
        text.append("\nlabel (rows) against decision\n").append(decisions());
        text.append("\nservices that were taken for others\n").append(services());
        text.append("\nlife safety\n").append(lifeSafety());
        text.append("\nfields that differ\n").append(fields());
        return text.toString();
    }

    private Table figures() {
        Table table = new Table("figure", "value");
        table.row("wrong region", String.valueOf(figures.wrongRegion()));
        table.row("routed, of those to be routed", percent(figures.routedRecall()));
        table.row("held, of those to be held", percent(figures.heldRecall()));
        table.row("service code", percent(figures.serviceCodeAccuracy()));
        table.row("priority", percent(figures.priorityAccuracy()));
        table.row("life safety, recall", percent(figures.hazardRecall()));
        table.row("life safety, precision", percent(figures.hazardPrecision()));
        table.row("customer code, F1", percent(figures.customerCodeF1()));
        table.row("telephone number, F1", percent(figures.phoneF1()));
        table.row("province", percent(figures.provinceAccuracy()));
        table.row("commune", percent(figures.communeAccuracy()));
        table.row("disposition", percent(figures.dispositionAccuracy()));
        table.row("µs per request", String.format(Locale.ROOT, "%.1f", figures.microsPerRequest()));
        return table;
    }

    private String wrongRegions() {
        Table table = new Table("case", "label", "went to", "because");
        outcomes.stream()
                .filter(Outcome::wrongRegion)
                .forEach(one -> table.row(
                        one.id(),
                        decision(one.expected()),
                        decision(one.actual()),
                        one.actual().because().orElse(NONE)));
        return table.isEmpty() ? "" : table.toString();
    }

    private Table decisions() {
        List<String> columns = outcomes.stream()
                .flatMap(one -> List.of(decision(one.expected()), decision(one.actual())).stream())
                .distinct()
                .sorted()
                .toList();
        Map<String, Map<String, Long>> counts = outcomes.stream()
                .collect(Collectors.groupingBy(
                        one -> decision(one.expected()),
                        TreeMap::new,
                        Collectors.groupingBy(one -> decision(one.actual()), Collectors.counting())));
        String[] titles = new String[columns.size() + 1];
        titles[0] = "";
        for (int i = 0; i < columns.size(); i++) {
            titles[i + 1] = columns.get(i);
        }
        Table table = new Table(titles);
        counts.forEach((label, row) -> {
            String[] cells = new String[titles.length];
            cells[0] = label;
            for (int i = 1; i < cells.length; i++) {
                cells[i] = row.containsKey(titles[i]) ? String.valueOf(row.get(titles[i])) : "·";
            }
            table.row(cells);
        });
        return table;
    }

    private String services() {
        Table table = new Table("label", "taken for", "cases");
        outcomes.stream()
                .filter(one -> !one.expected().isIgnored() && !one.actual().isIgnored())
                .filter(one -> !one.expected().serviceCode().equals(one.actual().serviceCode()))
                .collect(Collectors.groupingBy(
                        one -> List.of(
                                one.expected().serviceCode().orElse(NONE),
                                one.actual().serviceCode().orElse(NONE)),
                        Collectors.mapping(Outcome::id, Collectors.toList())))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<List<String>, List<String>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(entry -> entry.getKey().toString()))
                .forEach(entry ->
                        table.row(entry.getKey().get(0), entry.getKey().get(1), String.join(" ", entry.getValue())));
        return table.isEmpty() ? "  none\n" : table.toString();
    }

    private String lifeSafety() {
        Table table = new Table("case", "what", "hazards of the label", "hazards");
        outcomes.stream()
                .filter(one -> one.expected().lifeSafety() != one.actual().lifeSafety())
                .forEach(one -> table.row(
                        one.id(),
                        one.expected().lifeSafety() ? "missed" : "false alarm",
                        hazards(one.expected()),
                        hazards(one.actual())));
        return table.isEmpty() ? "  none missed, no false alarm\n" : table.toString();
    }

    private String fields() {
        Table table = new Table("field", "number", "cases");
        figures.differences().stream()
                .collect(Collectors.groupingBy(
                        Difference::field, TreeMap::new, Collectors.mapping(Difference::id, Collectors.toList())))
                .forEach((field, ids) -> table.row(field, String.valueOf(ids.size()), some(ids)));
        return table.isEmpty() ? "  none\n" : table.toString();
    }

    private static String some(List<String> ids) {
        int most = 6;
        return String.join(" ", ids.subList(0, Math.min(most, ids.size()))) + (ids.size() > most ? " …" : "");
    }

    private static String decision(Labels labels) {
        Function<Labels, String> decided = l -> l.jurisdiction().or(l::decision).orElse(NONE);
        return labels.isIgnored() ? Labels.IGNORED : decided.apply(labels);
    }

    private static String hazards(Labels labels) {
        return labels.hazards().isEmpty() ? NONE : String.join(", ", labels.hazards());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
