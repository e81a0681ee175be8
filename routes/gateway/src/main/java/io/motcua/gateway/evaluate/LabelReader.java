package io.motcua.gateway.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a label expects. */
final class LabelReader {
    private LabelReader() {}

    static Labels read(JsonNode label) throws CaseException {
        String disposition = required(label, "disposition", Labels.REQUEST, Labels.FOLLOW_UP, Labels.IGNORED);
        if (disposition.equals(Labels.IGNORED)) {
            return Labels.ignored();
        }
        String decision = required(label, "decision", Labels.ROUTE, Labels.TRIAGE);
        boolean routed = decision.equals(Labels.ROUTE);
        if (routed != label.path("jurisdiction").isTextual()) {
            throw new CaseException(
                    "expected.jurisdiction",
                    routed ? "no utility" : "a utility",
                    "a utility if the decision is ROUTE, else null");
        }
        return new Labels(
                disposition,
                Optional.of(required(label, "serviceCode")),
                Optional.of(required(label, "priority", "P0", "P1", "P2", "P3")),
                hazards(label.path("hazards")),
                optional(label, "customerCode"),
                optional(label, "phone"),
                optional(label, "provinceCode"),
                optional(label, "communeCode"),
                Optional.of(decision),
                optional(label, "jurisdiction"),
                optional(label, "because"));
    }

    private static String required(JsonNode label, String field, String... choices) throws CaseException {
        String value = optional(label, field).orElse("");
        if (value.isEmpty() || choices.length > 0 && !List.of(choices).contains(value)) {
            throw new CaseException(
                    "expected." + field,
                    value.isEmpty() ? "nothing" : "'" + value + "'",
                    choices.length == 0 ? "a code" : String.join(", ", choices));
        }
        return value;
    }

    private static Optional<String> optional(JsonNode label, String field) {
        return Optional.of(label.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static List<String> hazards(JsonNode codes) throws CaseException {
        if (!codes.isArray()) {
            throw new CaseException("expected.hazards", "no list", "a list of codes, which may be empty");
        }
        List<String> hazards = new ArrayList<>();
        codes.forEach(code -> hazards.add(code.asText()));
        return hazards;
    }
}
