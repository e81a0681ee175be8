package io.motcua.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.motcua.text.TextRepair;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges all answers of all cases together, strictly. */
final class AnswerCases {
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    /** How far a status says that the utility has come. */
    private static final Map<String, Integer> STAGES = Map.of(
            "ACCEPTED",
            0,
            "IN_PROGRESS",
            1,
            "WAITING_CUSTOMER",
            1,
            "WAITING_PAYMENT",
            1,
            "RESOLVED",
            2,
            "CLOSED",
            3,
            "REJECTED",
            3,
            "WITHDRAWN",
            3,
            "STOPPED",
            3);

    private AnswerCases() {}

    static List<ContractCase> all() {
        return List.of(
                new ContractCase(
                        "in-time",
                        "Every acknowledgment that came was in its time",
                        "the agreed time to acknowledge, --within",
                        AnswerCases::inTime),
                new ContractCase(
                        "replies-valid",
                        "Every reply is as its schema says, with an id and a time of its own",
                        "reply.schema.json",
                        AnswerCases::valid),
                new ContractCase(
                        "reply-text",
                        "The text of replies is UTF-8 in Unicode NFC, read and written once",
                        "reply.schema.json description; RFC 8259 section 8.1",
                        AnswerCases::text),
                new ContractCase(
                        "answers-name-request",
                        "Every reply names the event and the request that it answers",
                        "reply.schema.json serviceRequestId, requestVersion, correlationid",
                        AnswerCases::named),
                new ContractCase(
                        "references-distinct",
                        "Two requests never share a backendReference",
                        "reply.schema.json backendReference",
                        AnswerCases::distinct),
                new ContractCase(
                        "status-monotone",
                        "A status never goes back",
                        "reply.schema.json status",
                        AnswerCases::monotone),
                AppointmentCase.CASE);
    }

    private static void inTime(Trial trial) {
        if (trial.timed().isEmpty()) {
            trial.note("No acknowledgment came, so none was late");
        }
        List<Trial.Timed> late = trial.timed().stream()
                .filter(timed -> timed.after().compareTo(trial.config.within()) > 0)
                .toList();
        if (!late.isEmpty()) {
            long worst = late.stream()
                    .mapToLong(timed -> timed.after().toMillis())
                    .max()
                    .orElseThrow();
            trial.fail(
                    late.size() + " of " + trial.timed().size() + " acknowledgments come later than "
                            + trial.config.within().toMillis() + " ms, the latest after " + worst + " ms",
                    "Acknowledge what is stored, and do the work afterwards");
        }
    }

    private static void valid(Trial trial) {
        noteSilence(trial);
        Set<String> violations = new LinkedHashSet<>();
        Map<String, JsonNode> byId = new HashMap<>();
        for (Heard reply : trial.inbox.all()) {
            if (reply.isUtf8()) {
                reply.violation().ifPresent(violations::add);
            }
            JsonNode before = byId.putIfAbsent(
                    reply.attribute("source") + " " + reply.attribute("id"),
                    reply.root().path("data"));
            if (before != null && !before.equals(reply.root().path("data"))) {
                violations.add("The same source and id came with two contents: of two replies one would be dropped");
            }
            if (isFarFromNow(reply)) {
                violations.add("$.time: is more than 5 minutes away from when the reply came");
            }
        }
        violations.forEach(violation ->
                trial.fail("A reply is malformed: " + violation, "Check what you send against reply.schema.json"));
    }

    private static void noteSilence(Trial trial) {
        if (trial.inbox.all().isEmpty()) {
            trial.note("No reply came, so there was none to judge");
        }
    }

    private static boolean isFarFromNow(Heard reply) {
        try {
            Instant said = OffsetDateTime.parse(reply.attribute("time")).toInstant();
            return Duration.between(said, reply.at()).abs().compareTo(CLOCKS_APART) > 0;
        } catch (DateTimeException e) {
            // Absent, or malformed, which the schema's own reading has noted.
            return false;
        }
    }

    private static void text(Trial trial) {
        noteSilence(trial);
        Set<String> facts = new LinkedHashSet<>();
        for (Heard reply : trial.inbox.all()) {
            if (!reply.isUtf8()) {
                facts.add("A reply is not in UTF-8");
            }
            for (String name : List.of("cause", "serviceNotice", "backendReference")) {
                String words = reply.field(name);
                if (words.indexOf('\uFFFD') >= 0) {
                    facts.add("data." + name + " holds U+FFFD, which stands for bytes that could not be read");
                } else if (!TextRepair.rightCharset(words).equals(words)) {
                    facts.add("data." + name + " is text that was read in one charset and written in another");
                } else if (!Normalizer.isNormalized(words, Normalizer.Form.NFC)) {
                    facts.add("data." + name + " is not in Unicode NFC");
                }
            }
        }
        facts.forEach(fact -> trial.fail(fact, "Read and write UTF-8 everywhere, whatever the system's charset is"));
    }

    private static void named(Trial trial) {
        noteSilence(trial);
        Set<String> facts = new LinkedHashSet<>();
        for (Heard reply : trial.inbox.all()) {
            Optional<Event> meant = trial.meant(reply);
            if (meant.isEmpty()) {
                facts.add("A reply names no event and no request that was sent");
                continue;
            }
            Event event = meant.get();
            if (!reply.field("serviceRequestId").equals(event.reference().value())) {
                facts.add("A reply to " + event + " names another request in data.serviceRequestId");
            }
            if (reply.isAcknowledgment() && !reply.field("requestVersion").equals(String.valueOf(event.version()))) {
                facts.add("The acknowledgment of " + event + " names another version in data.requestVersion");
            }
            String correlation = reply.attribute("correlationid");
            if (!correlation.isEmpty() && !correlation.equals(event.id())) {
                facts.add("A reply to " + event + " has the id of another event as its correlationid");
            }
        }
        facts.stream()
                .limit(5)
                .forEach(fact -> trial.fail(
                        fact, "Copy data.serviceRequestId, data.version and the event's id from what is answered"));
    }

    private static void distinct(Trial trial) {
        noteSilence(trial);
        Map<String, String> owners = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Heard reply : trial.inbox.all()) {
            String reference = reply.field("backendReference");
            Optional<Event> meant = trial.meant(reply);
            if (reference.isEmpty() || meant.isEmpty()) {
                continue;
            }
            String owner = meant.get().reference().value();
            String before = owners.putIfAbsent(reference, owner);
            if (before != null && !before.equals(owner)) {
                shared.add(reference);
            }
        }
        if (!shared.isEmpty()) {
            trial.fail(
                    shared.size() + " backendReferences are given to more than one request",
                    "Give every request a reference of its own: who quotes it must be found");
        }
    }

    private static void monotone(Trial trial) {
        if (trial.inbox.all().stream().noneMatch(Heard::isStatus)) {
            trial.note("No status came, so none went back");
        }
        Map<String, Integer> stages = new HashMap<>();
        Set<String> known = new HashSet<>();
        List<String> facts = new ArrayList<>();
        for (Heard reply : trial.inbox.all()) {
            boolean again = !known.add(reply.attribute("source") + " " + reply.attribute("id"));
            if (again || !reply.isStatus()) {
                continue;
            }
            String request = reply.field("serviceRequestId") + " v" + reply.field("requestVersion");
            int stage = STAGES.getOrDefault(reply.field("status"), 0);
            int before = stages.getOrDefault(request, 0);
            if (stage < before) {
                facts.add("The status of " + request + " goes back to " + reply.field("status"));
            }
            stages.merge(request, stage, Math::max);
        }
        facts.stream()
                .limit(5)
                .forEach(fact -> trial.fail(
                        fact, "Say each status once and in order; what is done again is a new version of the request"));
    }
}
