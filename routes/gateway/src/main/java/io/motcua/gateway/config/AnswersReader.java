package io.motcua.gateway.config;

import com.fasterxml.jackson.core.JsonPointer;
import io.motcua.backend.http.AnswerRules;
import io.motcua.backend.http.AnswerWord;
import io.motcua.backend.http.Ask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how a utility's answers are understood, and how it is asked. */
final class AnswersReader {
    private static final Map<String, AnswerWord> WORDS = BackendSection.words(List.of(AnswerWord.values()));
    private static final Map<String, AnswerWord> MEANS =
            BackendSection.words(List.of(AnswerWord.ACCEPTED, AnswerWord.RECEIVED));
    private static final Pattern STATUS = Pattern.compile("[2-5][0-9][0-9]");
    private static final Pattern TEMPLATE = Pattern.compile("https?://[^\\s]{1,1000}");

    private AnswersReader() {}

    /** The rules; a group that is left out, or that has no reference, takes a 2xx for a receipt. */
    static Optional<AnswerRules> answers(Section section, Setting whole) {
        Section answer = section.section("answer", "means", "reference", "id", "code", "codes", "cause", "statuses");
        Optional<JsonPointer> reference = BackendSection.pointer(answer, "reference");
        AnswerWord success = answer.get("means")
                .flatMap(s -> s.choice(MEANS))
                .orElse(reference.isPresent() ? AnswerWord.ACCEPTED : AnswerWord.RECEIVED);
        Map<String, AnswerWord> codes = codes(answer);
        Optional<JsonPointer> code = BackendSection.pointer(answer, "code");
        Map<Integer, AnswerWord> statuses = statuses(answer);
        try {
            return Optional.of(new AnswerRules(
                    success,
                    reference,
                    BackendSection.pointer(answer, "id"),
                    code,
                    codes,
                    BackendSection.pointer(answer, "cause"),
                    statuses));
        } catch (IllegalArgumentException e) {
            section.get("answer").orElse(whole).mistake("rules that contradict each other", e.getMessage());
            return Optional.empty();
        }
    }

    static Optional<Ask> ask(Section section) {
        return section.get("ask").flatMap(setting -> {
            String expected = "where the server tells of a request, as in https://host/requests/{key}; {key} is the"
                    + " idempotency key, {reference} the request's reference";
            Section ask = setting.section("url", "reference", "id", "always");
            Optional<Setting> place = ask.need("url", expected);
            Optional<String> url = place.flatMap(s -> s.url(TEMPLATE, expected));
            Optional<JsonPointer> reference = ask.need("reference", "where its answer says how it calls the request")
                    .flatMap(BackendSection::pointer);
            if (url.isEmpty() || reference.isEmpty()) {
                return Optional.empty();
            }
            if (BackendSection.uri(place.get(), url.get().replaceAll("\\{[a-z]*}", "x"), expected)
                    .isEmpty()) {
                return Optional.empty();
            }
            AnswerRules rules = AnswerRules.accepted(reference.get().toString());
            Optional<JsonPointer> id = BackendSection.pointer(ask, "id");
            if (id.isPresent()) {
                rules = rules.withId(id.get().toString());
            }
            try {
                return Optional.of(new Ask(url.get(), rules, BackendSection.isYes(ask, "always")));
            } catch (IllegalArgumentException e) {
                place.get().mistake(Setting.quoted(url.get()), expected);
                return Optional.empty();
            }
        });
    }

    private static Map<String, AnswerWord> codes(Section answer) {
        Map<String, AnswerWord> codes = new LinkedHashMap<>();
        answer.get("codes")
                .map(s -> s.namedSection("what the codes mean, as in {\"00\": accepted, \"09\": later}"))
                .ifPresent(named -> named.names()
                        .forEach(code -> named.get(code)
                                .flatMap(s -> s.choice(WORDS))
                                .ifPresent(word -> codes.put(code, word))));
        return codes;
    }

    private static Map<Integer, AnswerWord> statuses(Section answer) {
        Map<Integer, AnswerWord> statuses = new LinkedHashMap<>();
        answer.get("statuses")
                .map(s -> s.namedSection("what HTTP statuses mean, as in {404: not-mine}"))
                .ifPresent(named -> named.names().forEach(status -> {
                    Setting setting = named.get(status).orElseThrow();
                    Optional<AnswerWord> word = setting.choice(WORDS);
                    if (!STATUS.matcher(status).matches()) {
                        setting.mistake(Setting.quoted(status), "a status of HTTP, from 200 to 599");
                    } else {
                        word.ifPresent(w -> statuses.put(Integer.valueOf(status), w));
                    }
                }));
        return statuses;
    }
}
