package io.motcua.gateway.report;

import io.motcua.Evidence;
import io.motcua.Reference;
import io.motcua.RoutingDecision.Candidate;
import io.motcua.ServiceRequest;
import io.motcua.contract.ReplyEvent;
import io.motcua.gateway.report.HeldDetail.Deed;
import io.motcua.gateway.report.HeldDetail.FollowUp;
import io.motcua.gateway.report.HeldDetail.Person;
import io.motcua.gateway.report.HeldDetail.Raw;
import io.motcua.gateway.report.HeldDetail.Spoken;
import io.motcua.held.HeldView;
import io.motcua.spi.AuditEntry;
import io.motcua.understanding.Reading;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a {@link HeldDetail} of what a person may see. */
final class HeldDetails {
    /** How many of the bytes are shown: as much as somebody reads. */
    private static final int SHOWN = 16 * 1024;

    /** How many characters of a utility's own words: as many as a reply may have. What a 4xx or a library says may have more. */
    private static final int WORDS_SHOWN = ReplyEvent.MAX_WORDS_LENGTH;

    private HeldDetails() {}

    static HeldDetail of(HeldView view) {
        Map<String, String> fields = new LinkedHashMap<>();
        view.reading()
                .ifPresent(reading -> reading.fields().forEach((name, text) -> fields.put(name, Neutral.text(text))));
        Map<String, String> said = new LinkedHashMap<>();
        view.said().forEach((field, value) -> said.put(field.written(), Neutral.text(value)));
        List<Spoken> evidence = new ArrayList<>();
        view.history()
                .decision()
                .ifPresent(decision -> decision.candidates().forEach(candidate -> {
                    speak(evidence, candidate, true, view.reading());
                    speak(evidence, candidate, false, view.reading());
                }));
        return new HeldDetail(
                Explainer.explain(view.history(), List.of()),
                raw(view),
                fields,
                view.unreadable(),
                view.refusedBecause().map(words -> Neutral.line(words, WORDS_SHOWN)),
                said,
                view.history().request().map(HeldDetails::person),
                evidence,
                view.followUps().stream()
                        .map(one -> new FollowUp(one.reference().value(), Neutral.text(one.words())))
                        .toList(),
                view.audit().stream().map(HeldDetails::deed).toList());
    }

    static Deed deed(AuditEntry entry) {
        return new Deed(
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.reference().map(Reference::value),
                entry.reason().map(Neutral::line),
                entry.before(),
                entry.after());
    }

    private static Raw raw(HeldView view) {
        ByteBuffer bytes = view.raw().buffer();
        int size = bytes.remaining();
        int shown = Math.min(size, SHOWN);
        byte[] first = new byte[shown];
        bytes.get(first);
        return new Raw(
                Neutral.line(view.raw().mediaType()),
                size,
                Neutral.bytes(ByteBuffer.wrap(first)),
                Base64.getEncoder().encodeToString(first),
                size - shown);
    }

    private static Person person(ServiceRequest request) {
        return new Person(
                request.requester().name().map(Neutral::line),
                request.requester().phone().map(Neutral::line),
                request.requester().email().map(Neutral::line),
                request.customerCode().map(Neutral::line),
                request.location().addressString().map(Neutral::line));
    }

    private static void speak(List<Spoken> spoken, Candidate candidate, boolean speaksFor, Optional<Reading> reading) {
        for (Evidence one : speaksFor ? candidate.speaksFor() : candidate.speaksAgainst()) {
            spoken.add(new Spoken(
                    candidate.jurisdiction(),
                    speaksFor,
                    one.kind(),
                    one.value(),
                    one.rule(),
                    one.confidence(),
                    one.source().field(),
                    reading.flatMap(texts -> texts.field(one.source().field()))
                            .filter(text -> one.source().to() <= text.length())
                            .map(text -> Neutral.line(text.substring(
                                    one.source().from(), one.source().to())))
                            .orElse("")));
        }
    }
}
