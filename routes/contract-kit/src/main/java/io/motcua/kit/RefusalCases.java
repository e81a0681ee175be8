package io.motcua.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.motcua.kit.Answer.Acknowledged;
import io.motcua.kit.Answer.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a backend must refuse, and what it must not. */
final class RefusalCases {
    private static final String ACKNOWLEDGMENT = "reply.schema.json acknowledgment";

    private RefusalCases() {}

    static List<ContractCase> all() {
        return List.of(
                new ContractCase(
                        "unknown-attributes",
                        "Events with attributes, extensions and fields that are not known are accepted",
                        "event.schema.json and service-request.schema.json description: a consumer must tolerate",
                        RefusalCases::unknownAttributes),
                new ContractCase(
                        "unknown-service",
                        "A service that the utility does not know is rejected with a reason",
                        ACKNOWLEDGMENT + " result, cause",
                        RefusalCases::unknownService),
                new ContractCase(
                        "not-mine",
                        "A request of another utility's territory is rejected as notMine, with a reason",
                        ACKNOWLEDGMENT + " result notMine",
                        RefusalCases::notMine),
                new ContractCase(
                        "taken-over",
                        "A request of another utility that was taken over from it is accepted",
                        "event.schema.json takenoverfrom",
                        RefusalCases::takenOver),
                new ContractCase(
                        "malformed",
                        "What is no event is refused where that can be seen, and the next request is served",
                        "event.schema.json; CloudEvents 1.0 section 3.1",
                        RefusalCases::malformed),
                new ContractCase(
                        "at-limit",
                        "An event of the largest size is accepted",
                        "openapi.yaml deliverRequest; asyncapi.yaml requests: the size",
                        trial -> trial.accepted(
                                trial.golden.ofSize(trial.config.largest()),
                                "An event of " + trial.config.largest() + " bytes")),
                new ContractCase(
                        "over-limit",
                        "An event that is too large is taken or refused clearly, and the next request is served",
                        "openapi.yaml deliverRequest; asyncapi.yaml requests: the size",
                        RefusalCases::overLimit));
    }

    private static void unknownAttributes(Trial trial) throws InterruptedException {
        Event envelope = trial.golden.edited(
                trial.golden.event(trial.golden.least()),
                root -> root.put("kitextension", "tương lai").put("sampledrate", 7));
        trial.accepted(envelope, "An event with extension attributes that are not known");
        Event data = trial.golden.edited(trial.golden.event(trial.golden.full()), root -> {
            ObjectNode request = (ObjectNode) root.path("data");
            request.putObject("fieldOfTomorrow").put("nested", true);
            ((ObjectNode) request.path("requester")).put("nickname", "Bé");
        });
        trial.accepted(data, "A request with fields that are not known");
    }

    private static void unknownService(Trial trial) throws InterruptedException {
        Answer answer = trial.send(trial.golden.event(request -> request.serviceCode("KIT_NO_SUCH_SERVICE")));
        String next = "Answer with result invalid and the reason as its cause";
        if (answer instanceof Acknowledged acknowledged && !acknowledged.accepts()) {
            requireCause(trial, acknowledged, "A service that nobody knows");
        } else if (answer instanceof Refused refused && refused.hasReason()) {
            // Refused in words, in the transport's own way; the gateway takes it for invalid.
            return;
        } else {
            trial.fail("A service that nobody knows is not rejected with a reason", answer, next);
        }
    }

    private static void notMine(Trial trial) throws InterruptedException {
        String other = trial.config.otherUtility();
        Answer answer = trial.send(trial.golden.event(request -> request.jurisdictionId(Optional.of(other))));
        if (answer instanceof Acknowledged acknowledged
                && acknowledged.reply().field("result").equals("notMine")) {
            requireCause(trial, acknowledged, "A request of another utility");
            return;
        }
        trial.fail(
                "A request of another utility (jurisdictionid " + other + ") is not answered with notMine",
                answer,
                "Compare jurisdictionid with the utility's own id, and answer with result notMine and a cause");
    }

    private static void takenOver(Trial trial) throws InterruptedException {
        String other = trial.config.otherUtility();
        Event event = trial.golden.event(request -> request.jurisdictionId(Optional.of(other)));
        trial.accepted(
                trial.golden.edited(event, root -> root.put("takenoverfrom", other)),
                "A request of " + other + ", taken over from it (takenoverfrom " + other + "),");
    }

    private static void requireCause(Trial trial, Acknowledged acknowledged, String what) {
        if (acknowledged.reply().field("cause").isBlank()) {
            trial.fail(what + " is rejected without a reason", "Put the reason into data.cause, for the operators");
        }
    }

    private static void malformed(Trial trial) throws InterruptedException {
        Event event = trial.golden.event(trial.golden.least());
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("an empty body", new byte[0]);
        bodies.put("words instead of JSON", "Mất điện rồi".getBytes(UTF_8));
        bodies.put("JSON that ends in its middle", "{\"specversion\":\"1.0\",\"data\":{".getBytes(UTF_8));
        bodies.put("bytes that are not UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'});
        bodies.put("an array", "[]".getBytes(UTF_8));
        bodies.put("an object without attributes", "{}".getBytes(UTF_8));
        bodies.put(
                "an event without data",
                trial.golden.edited(event, root -> root.remove("data")).body());
        bodies.put(
                "an event whose reference is a number",
                trial.golden
                        .edited(event, root -> ((ObjectNode) root.path("data")).put("serviceRequestId", 7))
                        .body());
        bodies.put("a thousand nested arrays", ("[".repeat(1000) + "]".repeat(1000)).getBytes(UTF_8));
        if (trial.showsRefusals()) {
            for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
                refused(trial, body.getKey(), trial.send(event.withBody(body.getValue())));
            }
        } else {
            // Over a queue nobody is told of what names no request: it may go to the dead letters or be dropped.
            trial.note("Over a queue a refusal cannot be seen from outside, only that the next request is served");
            for (byte[] body : bodies.values()) {
                trial.lose(event.withBody(body));
            }
        }
        trial.stillServes("what is no event");
    }

    private static void overLimit(Trial trial) throws InterruptedException {
        int bytes = trial.config.overLargest();
        Answer answer = trial.send(trial.golden.ofSize(bytes));
        boolean taken = answer instanceof Acknowledged;
        if (!taken && !(answer instanceof Refused)) {
            trial.fail(
                    "An event of " + bytes + " bytes is neither taken nor refused",
                    answer,
                    "Take it, or refuse it: HTTP 413; over a queue result invalid, or reject the message");
        }
        trial.stillServes("an event of " + bytes + " bytes");
    }

    private static void refused(Trial trial, String what, Answer answer) {
        boolean rejected = answer instanceof Acknowledged acknowledged && !acknowledged.accepts();
        if (!rejected && !(answer instanceof Refused)) {
            trial.fail(
                    what + " is not refused",
                    answer,
                    "Refuse it with HTTP 400: the same bytes would be as wrong next time");
        }
    }
}
