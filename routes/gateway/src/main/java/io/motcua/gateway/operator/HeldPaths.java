package io.motcua.gateway.operator;

import io.motcua.HoldReason;
import io.motcua.Priority;
import io.motcua.Reference;
import io.motcua.gateway.operator.OperatorPort.Answer;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.MendOrder;
import io.motcua.gateway.report.ReportJson;
import io.motcua.held.MendRefusedException;
import io.motcua.spi.HeldFilter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operator port's paths about what people must look at: {@code GET /clocks}, and of held requests {@code GET /held}, {@code /held/audit}, {@code /held/proposals} and
 * {@code /held/{reference}}; {@code POST /held/{reference}/set}, {@code assign}, {@code send}, {@code merge} and
 * {@code ignore} with a {@link MendOrder}.
 */
final class HeldPaths {
    static final String PATH = "/held";
    static final String CLOCKS = "/clocks";
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;
    private static final int DEFAULT_DAYS = 7;
    private static final int MAX_DAYS = 92;
    private static final int MAX_BODY = 128 * 1024;

    private final Desk desk;

    HeldPaths(Desk desk) {
        this.desk = desk;
    }

    /** The answer to a GET. */
    Answer get(String path, Optional<String> rawQuery) throws IOException {
        Map<String, String> query = query(rawQuery);
        try {
            if (path.equals(PATH)) {
                return ok(desk.held(filter(query), number(query, "limit", DEFAULT_LIMIT, MAX_LIMIT)));
            }
            if (path.equals(CLOCKS)) {
                return ok(desk.clocks(number(query, "limit", DEFAULT_LIMIT, MAX_LIMIT)));
            }
            if (path.equals(PATH + "/proposals")) {
                return ok(desk.proposals(Duration.ofDays(number(query, "days", DEFAULT_DAYS, MAX_DAYS))));
            }
            if (path.equals(PATH + "/audit")) {
                Optional<Reference> reference = Optional.ofNullable(query.get("reference"))
                        .map(text -> Reference.parse(text)
                                .orElseThrow(() -> new IllegalArgumentException("That is no reference")));
                return ok(desk.audit(reference, number(query, "limit", DEFAULT_LIMIT, MAX_LIMIT)));
            }
        } catch (IllegalArgumentException e) {
            return Answer.problem(400, String.valueOf(e.getMessage()));
        }
        Optional<Reference> reference = Reference.parse(path.substring(PATH.length() + 1));
        if (reference.isEmpty()) {
            return Answer.problem(400, "That is no reference, or it was misread");
        }
        return desk.heldRequest(reference.get())
                .map(HeldPaths::ok)
                .orElseGet(() -> Answer.problem(404, "No request that waits for a person has this reference"));
    }

    /** The answer to a POST. */
    Answer post(String path, InputStream body) throws IOException {
        String[] parts = path.split("/", -1);
        Optional<Reference> reference = parts.length == 4 ? Reference.parse(parts[2]) : Optional.empty();
        Optional<MendOrder.Action> action = parts.length == 4 ? MendOrder.Action.named(parts[3]) : Optional.empty();
        if (reference.isEmpty() || action.isEmpty()) {
            return Answer.problem(
                    404, "There is /held/{reference}/set, assign, send, merge and ignore, with a reference read right");
        }
        byte[] bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            return Answer.problem(413, "An order has at most " + MAX_BODY + " bytes");
        }
        MendOrder order;
        try {
            order = ReportJson.read(bytes, MendOrder.class);
        } catch (IOException e) {
            return Answer.problem(400, "The order is no JSON of the form that it must have");
        }
        try {
            return ok(desk.mend(reference.get(), action.get(), order));
        } catch (MendRefusedException e) {
            return Answer.problem(409, String.valueOf(e.getMessage()));
        }
    }

    private static Answer ok(Object report) {
        return new Answer(200, ReportJson.write(report));
    }

    private static HeldFilter filter(Map<String, String> query) {
        return new HeldFilter(
                Optional.ofNullable(query.get("reason")).map(name -> choice(HoldReason.class, name)),
                Optional.ofNullable(query.get("channel")),
                Optional.ofNullable(query.get("priority")).map(name -> choice(Priority.class, name)));
    }

    private static <E extends Enum<E>> E choice(Class<E> choices, String name) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT).replaceAll("[- ]", "_")))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Give one of " + Arrays.toString(choices.getEnumConstants())));
    }

    private static int number(Map<String, String> query, String name, int otherwise, int most) {
        return Optional.ofNullable(query.get(name))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Math.max(1, Math.min(most, Integer.parseInt(text))))
                .orElse(otherwise);
    }

    private static Map<String, String> query(Optional<String> raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw.orElse("").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
