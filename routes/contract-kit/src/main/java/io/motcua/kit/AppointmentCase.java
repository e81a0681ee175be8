package io.motcua.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Judges the appointments that a backend makes of itself; nothing that the kit sends asks for one. What is malformed of
 * one, {@code replies-valid} names.
 */
final class AppointmentCase {
    static final ContractCase CASE = new ContractCase(
            "appointment-order",
            "Of two appointments of one request, their times say which was said later",
            "reply.schema.json time, appointment",
            AppointmentCase::ordered);

    private AppointmentCase() {}

    private static void ordered(Trial trial) {
        Map<String, JsonNode> said = new HashMap<>();
        Set<String> facts = new LinkedHashSet<>();
        int understood = 0;
        for (Heard reply : trial.inbox.all()) {
            if (!reply.isAppointment() || reply.violation().isPresent()) {
                continue;
            }
            understood++;
            String request = reply.field("serviceRequestId");
            JsonNode data = reply.root().path("data");
            JsonNode before = said.putIfAbsent(request + " " + reply.attribute("time"), data);
            if (before != null && !(tells(before, "status", data) && tells(before, "validFor", data))) {
                facts.add("Two appointments of " + request + " have one time, so that either may be the later");
            }
        }
        trial.note(
                understood == 0
                        ? "No appointment came that could be understood, so there was none to judge"
                        : "Appointments that came and were understood: " + understood);
        facts.stream()
                .limit(5)
                .forEach(fact ->
                        trial.fail(fact, "Write the moment of each change as its event's time, to the millisecond"));
    }

    private static boolean tells(JsonNode before, String field, JsonNode now) {
        return before.path(field).equals(now.path(field));
    }
}
