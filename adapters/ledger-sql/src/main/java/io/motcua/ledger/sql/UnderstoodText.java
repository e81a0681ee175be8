package io.motcua.ledger.sql;

import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.contract.ServiceRequestJson;
import io.motcua.spi.Intervention;
import io.motcua.spi.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a step of understanding has to say, as JSON, made on its caller's thread: the writer has only to write it. */
record UnderstoodText(
        Optional<String> request, Optional<String> decision, Optional<Integer> priority, List<Reference> related) {
    private static final UnderstoodText NOTHING =
            new UnderstoodText(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    static UnderstoodText of(Step step) {
        if (step instanceof Step.Routed routed) {
            return of(Optional.of(routed.request()), Optional.of(routed.decision()));
        } else if (step instanceof Step.Held held) {
            return of(held.request(), held.decision());
        } else if (step instanceof Step.Joined joined) {
            return of(
                    joined.changed().map(Step.Changed::request),
                    joined.changed().map(Step.Changed::decision));
        }
        return NOTHING;
    }

    static UnderstoodText of(Intervention intervention) {
        if (intervention instanceof Intervention.Said said) {
            return of(said.request(), said.decision());
        } else if (intervention instanceof Intervention.SentOn sentOn) {
            return of(Optional.of(sentOn.request()), Optional.of(sentOn.decision()));
        } else if (intervention instanceof Intervention.Merged merged) {
            return of(
                    merged.changed().map(Step.Changed::request),
                    merged.changed().map(Step.Changed::decision));
        }
        return NOTHING;
    }

    private static UnderstoodText of(Optional<ServiceRequest> request, Optional<RoutingDecision> decision) {
        return new UnderstoodText(
                request.map(value -> text(ServiceRequestJson.write(value))),
                decision.map(value -> text(ServiceRequestJson.write(value))),
                request.map(value -> value.priority().ordinal()),
                request.map(UnderstoodText::related).orElse(List.of()));
    }

    /** Whatever is not a reference of ours names nothing here. */
    private static List<Reference> related(ServiceRequest request) {
        return request.relatedRequests().stream()
                .flatMap(related -> Reference.parse(related.serviceRequestId()).stream())
                .toList();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
