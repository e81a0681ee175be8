package io.motcua.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import io.motcua.Evidence;
import io.motcua.HoldReason;
import io.motcua.RoutingDecision;
import io.motcua.RoutingDecision.Candidate;
import java.io.IOException;
import java.util.List;

/** The fields of a stored decision. They are the ledger's and the operator's; no backend is sent them. */
final class RoutingDecisionFields {
    private static final List<HoldReason> HOLD_REASONS = List.of(HoldReason.values());

    private RoutingDecisionFields() {}

    static void write(JsonGenerator json, RoutingDecision decision) throws IOException {
        json.writeStartObject();
        JsonText.text(json, "jurisdiction", decision.jurisdiction());
        JsonText.text(json, "holdReason", decision.holdReason().map(HoldReason::name));
        JsonText.text(json, "because", decision.because());
        JsonText.text(json, "rule", decision.rule());
        json.writeArrayFieldStart("order");
        for (String source : decision.order()) {
            json.writeString(source);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("candidates");
        for (Candidate candidate : decision.candidates()) {
            json.writeStartObject();
            JsonText.text(json, "jurisdiction", candidate.jurisdiction());
            writeEvidence(json, "speaksFor", candidate.speaksFor());
            writeEvidence(json, "speaksAgainst", candidate.speaksAgainst());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonText.text(json, "profileVersion", decision.profileVersion());
        JsonText.text(json, "asOf", decision.asOf().toString());
        json.writeEndObject();
    }

    static RoutingDecision read(JsonObject json) {
        return new RoutingDecision(
                json.optionalText("jurisdiction"),
                json.optionalChoice("holdReason", HoldReason::name, HOLD_REASONS),
                json.optionalText("because"),
                // Decisions that were stored before rules had names have none, and no order.
                json.optionalText("rule").orElse(""),
                json.texts("order"),
                json.objects("candidates", RoutingDecisionFields::readCandidate),
                json.text("profileVersion"),
                json.date("asOf"));
    }

    private static Candidate readCandidate(JsonObject json) {
        return new Candidate(
                json.text("jurisdiction"),
                json.objects("speaksFor", RoutingDecisionFields::readEvidence),
                json.objects("speaksAgainst", RoutingDecisionFields::readEvidence));
    }

    private static void writeEvidence(JsonGenerator json, String name, List<Evidence> list) throws IOException {
        json.writeArrayFieldStart(name);
        for (Evidence evidence : list) {
            json.writeStartObject();
            JsonText.text(json, "kind", evidence.kind());
            JsonText.text(json, "value", evidence.value());
            json.writeObjectFieldStart("source");
            JsonText.text(json, "field", evidence.source().field());
            json.writeNumberField("from", evidence.source().from());
            json.writeNumberField("to", evidence.source().to());
            json.writeEndObject();
            JsonText.text(json, "rule", evidence.rule());
            json.writeNumberField("confidence", evidence.confidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Evidence readEvidence(JsonObject json) {
        JsonObject source = json.object("source");
        return new Evidence(
                json.text("kind"),
                json.text("value"),
                new Evidence.Source(source.text("field"), source.integer("from", 0), source.integer("to", 0)),
                json.text("rule"),
                json.optionalNumber("confidence").orElseThrow(() -> json.mismatch("confidence", "a number")));
    }
}
