package io.motcua.gateway.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is made of a message: what a label says, or what we came to. All but the disposition are absent for a message that
 * is ignored.
 *
 * @param disposition {@code REQUEST}, {@code FOLLOW_UP} or {@code IGNORED}
 * @param hazards sorted
 * @param phone E.164
 * @param decision {@code ROUTE} or {@code TRIAGE}
 * @param jurisdiction the utility, if it is routed
 * @param because the kind of the decisive evidence
 */
record Labels(
        String disposition,
        Optional<String> serviceCode,
        Optional<String> priority,
        List<String> hazards,
        Optional<String> customerCode,
        Optional<String> phone,
        Optional<String> provinceCode,
        Optional<String> communeCode,
        Optional<String> decision,
        Optional<String> jurisdiction,
        Optional<String> because) {
    static final String REQUEST = "REQUEST";
    static final String FOLLOW_UP = "FOLLOW_UP";
    static final String IGNORED = "IGNORED";
    static final String ROUTE = "ROUTE";
    static final String TRIAGE = "TRIAGE";

    private static final String LIFE_SAFETY = "P0";

    Labels {
        hazards = List.copyOf(new TreeSet<>(hazards));
    }

    /** Of a message that nobody answers. */
    static Labels ignored() {
        return new Labels(
                IGNORED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    boolean isIgnored() {
        return disposition.equals(IGNORED);
    }

    boolean routed() {
        return decision.filter(ROUTE::equals).isPresent();
    }

    boolean held() {
        return decision.filter(TRIAGE::equals).isPresent();
    }

    boolean lifeSafety() {
        return priority.filter(LIFE_SAFETY::equals).isPresent();
    }

    /** Every field by the name that it has in a label, in the label's order. */
    Map<String, Optional<String>> fields() {
        Map<String, Optional<String>> fields = new LinkedHashMap<>();
        fields.put("disposition", Optional.of(disposition));
        fields.put("serviceCode", serviceCode);
        fields.put("priority", priority);
        fields.put("hazards", Optional.of(String.join(", ", hazards)).filter(all -> !all.isEmpty()));
        fields.put("customerCode", customerCode);
        fields.put("phone", phone);
        fields.put("provinceCode", provinceCode);
        fields.put("communeCode", communeCode);
        fields.put("decision", decision);
        fields.put("jurisdiction", jurisdiction);
        fields.put("because", because);
        return fields;
    }

    /** What was decided; nothing of the person. */
    @Override
    public String toString() {
        return "Labels[" + disposition + ", " + serviceCode.orElse("no service") + ", "
                + jurisdiction.or(() -> decision).orElse("no decision") + "]";
    }
}
