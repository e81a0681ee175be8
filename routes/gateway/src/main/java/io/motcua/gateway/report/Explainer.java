package io.motcua.gateway.report;

import io.motcua.Appointment;
import io.motcua.Evidence;
import io.motcua.Reference;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.StatusUpdate;
import io.motcua.spi.History;
import io.motcua.spi.History.NoticeRecord;
import io.motcua.understanding.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes an {@link Explanation} of what the ledger knows, and masks the citizen's data in it. */
final class Explainer {
    private static final int UNIT_LENGTH = 6;
    private static final int PHONE_DIGITS_SHOWN = 3;
    private static final List<String> LANGUAGES = List.of(Language.VIETNAMESE, Language.ENGLISH);

    private Explainer() {}

    /** Explains it, with what keeps its deliveries from going on. */
    static Explanation explain(History history, List<Explanation.Obstacle> obstacles) {
        return new Explanation(
                history.reference().value(),
                history.trackingId().toString(),
                history.channel(),
                history.account(),
                history.receivedAt(),
                history.storedAt(),
                history.urgency().name().toLowerCase(Locale.ROOT),
                history.state().name().toLowerCase(Locale.ROOT),
                history.heldBecause()
                        .map(reason -> new Explanation.Held(
                                reason.name(), history.heldDetail().orElse(""))),
                history.payloadSha256(),
                history.request().map(Explainer::request),
                history.decision().map(Explainer::decision),
                history.deliveries().stream().map(Explainer::sending).toList(),
                obstacles,
                history.updates().stream().map(Explainer::told).toList(),
                history.notices().stream().map(Explainer::notice).toList(),
                history.joinedTo().map(Reference::value),
                history.followUps().stream().map(Reference::value).toList(),
                history.appointment().map(Explainer::window));
    }

    private static Explanation.Request request(ServiceRequest request) {
        return new Explanation.Request(
                request.version(),
                request.serviceCode(),
                request.priority().name(),
                request.hazards(),
                request.customerCode().map(code -> masked(code, UNIT_LENGTH, 0)),
                request.requester().phone().map(phone -> masked(phone, 0, PHONE_DIGITS_SHOWN)),
                request.requester().name().map(name -> "given"),
                place(request),
                request.relatedRequests().stream()
                        .map(other -> other.serviceRequestId() + " (" + other.relationship() + ")")
                        .toList(),
                request.description().length(),
                request.attachments().size());
    }

    /** Units of administration are no personal data; the address and the point are, and are left out. */
    private static List<String> place(ServiceRequest request) {
        ServiceRequest.Location location = request.location();
        return Stream.of(location.province(), location.district(), location.commune())
                .flatMap(Optional::stream)
                .map(Explainer::unit)
                .toList();
    }

    private static String unit(AdminUnit unit) {
        return unit.code() + unit.name().map(name -> " " + name).orElse("") + " (" + unit.system() + ", valid "
                + unit.validAsOf() + ")";
    }

    private static Explanation.Decision decision(RoutingDecision decision) {
        return new Explanation.Decision(
                decision.jurisdiction(),
                decision.holdReason().map(Enum::name),
                decision.because(),
                decision.rule(),
                words(decision),
                decision.profileVersion(),
                decision.asOf(),
                decision.candidates().stream()
                        .map(c -> new Explanation.Candidate(
                                c.jurisdiction(), facts(c.speaksFor()), facts(c.speaksAgainst())))
                        .toList());
    }

    private static Map<String, List<String>> words(RoutingDecision decision) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> words.put(language, new DecisionWords(language).of(decision)));
        return words;
    }

    private static List<Explanation.Fact> facts(List<Evidence> evidence) {
        return evidence.stream()
                .map(e -> new Explanation.Fact(
                        e.kind(),
                        e.value(),
                        e.source().field() + "[" + e.source().from() + ".."
                                + e.source().to() + ")",
                        e.rule(),
                        e.confidence()))
                .toList();
    }

    private static Explanation.Sending sending(History.DeliveryRecord delivery) {
        return new Explanation.Sending(
                delivery.deliveryId().toString(),
                delivery.backend(),
                delivery.version(),
                delivery.generation(),
                delivery.attempts(),
                delivery.sentAt(),
                delivery.acknowledgedAt(),
                delivery.acknowledgeBy(),
                delivery.backendReference(),
                delivery.lastOutcome(),
                delivery.lastCause().map(Neutral::line),
                delivery.takeover().map(History.Takeover::from),
                delivery.takeover().map(History.Takeover::because));
    }

    private static Explanation.Told told(StatusUpdate update) {
        return new Explanation.Told(
                update.status().name(),
                update.by(),
                update.at(),
                update.notice().map(String::length),
                update.becauseOf().map(Reference::value),
                update.appointment()
                        .map(appointment -> appointment.news().name().toLowerCase(Locale.ROOT)),
                update.appointment().map(Explainer::window));
    }

    private static Explanation.Window window(Appointment appointment) {
        return new Explanation.Window(appointment.start(), appointment.end());
    }

    private static Explanation.Notice notice(NoticeRecord notice) {
        return new Explanation.Notice(
                notice.status().name(),
                notice.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                notice.attempts(),
                notice.sentAt());
    }

    /** The first and last characters, and a dot for each between them. */
    private static String masked(String text, int first, int last) {
        if (text.length() <= first + last) {
            return "•".repeat(text.length());
        }
        return text.substring(0, first)
                + "•".repeat(text.length() - first - last)
                + text.substring(text.length() - last);
    }
}
