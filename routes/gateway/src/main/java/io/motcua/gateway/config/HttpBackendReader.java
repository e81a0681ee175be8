package io.motcua.gateway.config;

import io.motcua.backend.http.Access;
import io.motcua.backend.http.AnswerRules;
import io.motcua.backend.http.Ask;
import io.motcua.backend.http.Content;
import io.motcua.backend.http.HttpBackendConfig;
import io.motcua.backend.http.Limits;
import io.motcua.backend.http.ReplyAccess;
import io.motcua.gateway.config.Settings.Backend;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the group {@code http} of a backend. */
final class HttpBackendReader {
    private static final String[] LIMITS = {
        "acknowledge-within", "connect-within", "answer-within", "retry-after-at-most", "concurrency", "answer-bytes"
    };
    private static final String[] OWN = {
        "url", "event", "form", "json", "headers", "answer", "ask", "replies", "status-words"
    };
    private static final Map<String, Content> EVENTS =
            new TreeMap<>(Map.of("structured", new Content.Structured(), "binary", new Content.Binary()));

    private final Lines lines;
    private final String utility;

    HttpBackendReader(Lines lines, String utility) {
        this.lines = lines;
        this.utility = utility;
    }

    /** The names that a backend over HTTP has beside its own. */
    static String[] names(String... own) {
        return Stream.of(own, AccessReader.NAMES, LIMITS).flatMap(Stream::of).toArray(String[]::new);
    }

    Optional<Backend> read(Setting setting) {
        Section http = setting.section(names(OWN));
        Optional<URI> url = BackendSection.url(http, "url");
        Optional<Content> content = content(http);
        Map<String, String> headers = headers(http);
        Optional<AnswerRules> answers = AnswersReader.answers(http, setting);
        Optional<Ask> ask = AnswersReader.ask(http);
        Optional<Supplier<ReplyAccess>> replies = AccessReader.replies(http, lines, utility);
        Supplier<Access> access = AccessReader.access(http);
        Limits limits = limits(http);
        if (url.isEmpty() || content.isEmpty() || answers.isEmpty()) {
            return Optional.empty();
        }
        AnswerRules rules = answers.get();
        if (!HttpBackendConfig.canAcknowledge(
                content.get(), rules, http.get("replies").isPresent())) {
            setting.mistake(
                    "answers that say no more than that the server has the request, and no 'replies'",
                    "'replies: {key: env:NAME}', by which the utility acknowledges, or 'answer: {reference: /…}', the"
                            + " place in its answers where it does");
            return Optional.empty();
        }
        return Optional.of(new Backend.Http(
                utility,
                Optional.of(limits.acknowledgeWithin()).filter(within -> rules.receives()),
                content.get().isContract(),
                () -> new HttpBackendConfig(
                        utility,
                        url.get(),
                        content.get(),
                        headers,
                        rules,
                        access.get(),
                        limits,
                        ask,
                        replies.map(Supplier::get))));
    }

    static Limits limits(Section section) {
        Limits usual = Limits.DEFAULTS;
        Duration second = Duration.ofSeconds(1);
        return new Limits(
                BackendSection.duration(
                        section, "connect-within", second, Duration.ofMinutes(1), usual.connectWithin()),
                BackendSection.duration(section, "answer-within", second, Duration.ofMinutes(5), usual.answerWithin()),
                BackendSection.duration(
                        section, "acknowledge-within", second, Duration.ofDays(1), usual.acknowledgeWithin()),
                BackendSection.duration(
                        section, "retry-after-at-most", second, Duration.ofDays(1), usual.retryAfterAtMost()),
                BackendSection.number(
                        section,
                        "concurrency",
                        1,
                        256,
                        "requests at a time that the server bears",
                        usual.concurrency()),
                section.get("answer-bytes")
                        .map(s -> s.bytes(1024, 16 * 1024 * 1024))
                        .filter(OptionalInt::isPresent)
                        .map(OptionalInt::getAsInt)
                        .orElse(usual.answerBytesAtMost()));
    }

    private Optional<Content> content(Section http) {
        List<String> ways = List.of("event", "form", "json");
        if (ways.stream().allMatch(way -> http.get(way).isEmpty())) {
            return Optional.of(new Content.Structured());
        }
        Optional<Setting> chosen = http.oneOf(ways, "one of them: the form of the requests");
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        if (chosen.get().where().endsWith(".event")) {
            return chosen.get().choice(EVENTS);
        }
        boolean form = chosen.get().where().endsWith(".form");
        return Optional.of(new FieldsReader(lines).read(chosen.get()))
                .filter(fields -> !fields.isEmpty())
                .map(fields -> form ? new Content.Form(fields) : new Content.Json(fields));
    }

    private static Map<String, String> headers(Section http) {
        Map<String, String> headers = new LinkedHashMap<>();
        http.get("headers")
                .map(s -> s.namedSection("further headers, always the same, as in {X-Tenant: evn}"))
                .ifPresent(named -> named.names().forEach(name -> {
                    Setting setting = named.get(name).orElseThrow();
                    setting.text("the header's value")
                            .filter(value -> AccessReader.isFree(setting, name, value))
                            .ifPresent(value -> headers.put(name, value));
                }));
        return headers;
    }
}
