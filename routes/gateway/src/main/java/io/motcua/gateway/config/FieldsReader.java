package io.motcua.gateway.config;

import com.fasterxml.jackson.core.JsonPointer;
import io.motcua.backend.http.FieldRule;
import io.motcua.backend.http.FieldRule.Length;
import io.motcua.backend.http.FieldRule.Source;
import io.motcua.backend.http.FieldRule.TooLong;
import io.motcua.backend.http.FieldRule.Unit;
import io.motcua.backend.http.RequestFields;
import io.motcua.text.Likeness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads how a request is put into the fields of a utility's own form. */
final class FieldsReader {
    private static final String EXPECTED =
            "a group for each field, as in {MA_KHANG: {from: /customerCode}, TINH_TRANG: {value: \"1\"}}";
    private static final List<String> SOURCES = List.of("from", "event", "value");
    private static final int MOST = 100_000;

    private final Lines lines;

    FieldsReader(Lines lines) {
        this.lines = lines;
    }

    List<FieldRule> read(Setting setting) {
        List<FieldRule> rules = new ArrayList<>();
        Section fields = setting.namedSection(EXPECTED);
        for (String name : fields.names()) {
            rule(name, fields.get(name).orElseThrow()).ifPresent(rules::add);
        }
        if (fields.names().isEmpty()) {
            setting.mistake("no field", EXPECTED);
        }
        return rules;
    }

    private Optional<FieldRule> rule(String name, Setting setting) {
        Section field = setting.section(
                "from", "event", "value", "values", "otherwise", "required", "date", "at-most", "in", "longer");
        Optional<Setting> chosen = field.oneOf(SOURCES, "one of them: where the field's text comes from");
        Optional<Source> source = chosen.flatMap(FieldsReader::source);
        Map<String, String> values = values(field);
        Optional<String> otherwise = field.get("otherwise").flatMap(s -> s.anyText("a text, which may be \"\""));
        if (source.isEmpty()) {
            return Optional.empty();
        }
        if (source.get() instanceof Source.Request request
                && request.pointer().toString().equals("/serviceCode")) {
            field.get("values").ifPresent(s -> compareServices(s, otherwise.isPresent()));
        }
        try {
            return Optional.of(new FieldRule(
                    name,
                    source.get(),
                    values,
                    otherwise,
                    BackendSection.isYes(field, "required"),
                    date(field),
                    length(field)));
        } catch (IllegalArgumentException e) {
            setting.mistake("a field that cannot be filled", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Source> source(Setting setting) {
        if (setting.where().endsWith(".value")) {
            return setting.anyText("a text, which may be \"\"").map(Source.Constant::new);
        }
        Optional<JsonPointer> pointer = BackendSection.pointer(setting);
        if (setting.where().endsWith(".event")) {
            return pointer.map(Source.Event::new);
        }
        if (pointer.isPresent() && !RequestFields.has(pointer.get().toString())) {
            setting.mistake(
                    Setting.quoted(pointer.get().toString()) + ", which no request has",
                    Likeness.nearest(pointer.get().toString(), RequestFields.pointers())
                            .map(near -> "'" + near + "' perhaps")
                            .orElse("a field of service-request.schema.json, as in /customerCode"));
            return Optional.empty();
        }
        return pointer.map(Source.Request::new);
    }

    private static Map<String, String> values(Section field) {
        Map<String, String> values = new LinkedHashMap<>();
        field.get("values")
                .map(s -> s.namedSection("what stands for each text, as in {OUTAGE: \"01\"}"))
                .ifPresent(named -> named.names()
                        .forEach(text -> named.get(text)
                                .flatMap(s -> s.anyText("a text, which may be \"\""))
                                .ifPresent(value -> values.put(text, value))));
        return values;
    }

    private void compareServices(Setting values, boolean hasOtherwise) {
        Section named = values.namedSection("");
        Map<String, Setting> byService = new LinkedHashMap<>();
        named.names().forEach(code -> byService.put(code, named.get(code).orElseThrow()));
        lines.put(new Lines.ServiceCodes(values, byService, hasOtherwise));
    }

    private static Optional<String> date(Section field) {
        Optional<Setting> setting = field.get("date");
        Optional<String> pattern = setting.flatMap(s -> s.text("how a date is written, as in dd/MM/yyyy"));
        try {
            pattern.ifPresent(FieldRule::formatter);
            return pattern;
        } catch (IllegalArgumentException e) {
            setting.orElseThrow()
                    .mistake(
                            Setting.quoted(pattern.orElseThrow()) + ", by which no date can be written",
                            "letters of Java's DateTimeFormatter, as in dd/MM/yyyy or yyyy-MM-dd'T'HH:mm:ssXXX"
                                    + " (M is the month, m the minute)");
            return Optional.empty();
        }
    }

    private static Optional<Length> length(Section field) {
        Optional<Setting> atMost = field.get("at-most");
        if (atMost.isEmpty()) {
            for (String name : List.of("in", "longer")) {
                field.get(name).ifPresent(s -> s.mistake("'" + name + "' without 'at-most'", "both, or neither"));
            }
            return Optional.empty();
        }
        OptionalInt most = atMost.get().number(1, MOST, "how long the field may be");
        Unit unit = field.get("in")
                .flatMap(s -> s.choice(BackendSection.words(List.of(Unit.values()))))
                .orElse(Unit.CHARACTERS);
        Optional<TooLong> policy = field.need("longer", "cut or refuse: what becomes of a longer text")
                .flatMap(s -> s.choice(BackendSection.words(List.of(TooLong.values()))));
        return most.isPresent() && policy.isPresent()
                ? Optional.of(new Length(most.getAsInt(), unit, policy.get()))
                : Optional.empty();
    }
}
