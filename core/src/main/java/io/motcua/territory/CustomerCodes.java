package io.motcua.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Who serves a customer code on a day: the rule with the longest prefix decides. Immutable. */
public final class CustomerCodes {
    private final Map<String, List<CodeRule>> byPrefix = new HashMap<>();
    private final int longest;

    /** Codes by these rules; {@link #faults} says whether they are sound. */
    public CustomerCodes(List<CodeRule> rules) {
        int max = 0;
        for (CodeRule rule : rules) {
            byPrefix.computeIfAbsent(rule.prefix(), prefix -> new ArrayList<>()).add(rule);
            max = Math.max(max, rule.prefix().length());
        }
        longest = max;
    }

    /** The rule for this code on this day. */
    public Optional<CodeRule> rule(String code, LocalDate day) {
        for (int length = Math.min(longest, code.length()); length > 0; length--) {
            List<CodeRule> rules = byPrefix.get(code.substring(0, length));
            if (rules != null) {
                for (CodeRule rule : rules) {
                    if (rule.validity().on(day)) {
                        return Optional.of(rule);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The longest prefix in the table that this code begins with, on whatever day. */
    public Optional<String> prefix(String code) {
        for (int length = Math.min(longest, code.length()); length > 0; length--) {
            String prefix = code.substring(0, length);
            if (byPrefix.containsKey(prefix)) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    /**
     * Holes and overlaps in a prefix's days, and rows that contradict the territory: a row's province must be there on
     * all its days, served by the row's utility.
     */
    public static List<Fault> faults(List<CodeRule> rules, Territory territory) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            overlap(rules, i).ifPresent(faults::add);
        }
        if (faults.isEmpty()) {
            for (int i = 0; i < rules.size(); i++) {
                hole(rules, i).ifPresent(faults::add);
                contradiction(rules.get(i), i, territory).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Optional<Fault> overlap(List<CodeRule> rules, int i) {
        CodeRule rule = rules.get(i);
        for (CodeRule other : rules.subList(0, i)) {
            if (other.prefix().equals(rule.prefix()) && other.validity().overlaps(rule.validity())) {
                return Optional.of(new Fault(
                        i,
                        "an overlap: prefix " + rule.prefix() + " is served twice at once",
                        "days on which no other row of that prefix is valid"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> hole(List<CodeRule> rules, int i) {
        CodeRule rule = rules.get(i);
        Validity days = rule.validity();
        List<Validity> others = rules.stream()
                .filter(other -> other.prefix().equals(rule.prefix()))
                .map(CodeRule::validity)
                .toList();
        if (days.from().isPresent()
                && others.stream().noneMatch(other -> other.until().equals(days.from()))) {
            return Optional.of(hole(i, rule, "before " + days.from().get()));
        }
        if (days.until().isPresent()
                && others.stream().noneMatch(other -> other.from().equals(days.until()))) {
            return Optional.of(hole(i, rule, "from " + days.until().get() + " on"));
        }
        return Optional.empty();
    }

    private static Fault hole(int i, CodeRule rule, String when) {
        return new Fault(i, "a hole " + when + ": no row for prefix " + rule.prefix(), "a row for those days");
    }

    private static Optional<Fault> contradiction(CodeRule rule, int i, Territory territory) {
        if (rule.provinceCode().isEmpty()) {
            return Optional.empty();
        }
        String code = rule.provinceCode().get();
        TreeSet<LocalDate> days = new TreeSet<>();
        days.add(rule.validity().start());
        for (Province province : territory.provinces()) {
            province.validity().from().filter(rule.validity()::on).ifPresent(days::add);
            province.validity().until().filter(rule.validity()::on).ifPresent(days::add);
        }
        for (LocalDate day : days) {
            String when = Days.on(day);
            Optional<Province> province = territory.province(code, day);
            if (province.isEmpty()) {
                return Optional.of(new Fault(
                        i, "province " + code + ", which does not exist " + when, "a province_code of those days"));
            }
            if (!province.get().utility().equals(rule.utility())) {
                return Optional.of(new Fault(
                        i,
                        "utility " + rule.utility() + " for a province that " + when + " is served by "
                                + province.get().utility(),
                        "the utility that serves the province on all days of the row"));
            }
        }
        return Optional.empty();
    }
}
