package io.motcua.gateway.config;

import io.motcua.backend.http.Access;
import io.motcua.backend.http.FieldRule;
import io.motcua.backend.http.Limits;
import io.motcua.backend.http.Open311Config;
import io.motcua.backend.http.Open311Config.Mode;
import io.motcua.contract.StatusWords;
import io.motcua.gateway.config.Settings.Backend;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads the group {@code open311} of a backend. */
final class Open311Reader {
    private static final String[] OWN = {
        "url",
        "jurisdiction",
        "posting-key",
        "mode",
        "services",
        "otherwise",
        "fields",
        "search",
        "poll-every",
        "status-words"
    };
    private static final Pattern CODE = Pattern.compile("[^\\p{Cntrl}]{1,255}");
    private static final Duration POLL_EVERY = Duration.ofMinutes(5);

    private final Lines lines;
    private final String utility;

    Open311Reader(Lines lines, String utility) {
        this.lines = lines;
        this.utility = utility;
    }

    Optional<Backend> read(Setting setting) {
        Section open311 = setting.section(HttpBackendReader.names(OWN));
        Optional<URI> url = BackendSection.url(open311, "url");
        Optional<String> jurisdiction =
                open311.get("jurisdiction").flatMap(s -> s.text(CODE, "the server's jurisdiction_id"));
        Optional<Secret> key = open311.get("posting-key").flatMap(Setting::secret);
        Mode mode = open311.get("mode")
                .flatMap(s -> s.choice(BackendSection.words(List.of(Mode.values()))))
                .orElse(Mode.REALTIME);
        Optional<String> otherwise =
                open311.get("otherwise").flatMap(s -> s.text(CODE, "the server's service_code for all other services"));
        Map<String, String> services = services(open311, setting, otherwise.isPresent());
        List<FieldRule> fields =
                open311.get("fields").map(s -> new FieldsReader(lines).read(s)).orElse(List.of());
        boolean search = open311.get("search").isEmpty() || BackendSection.isYes(open311, "search");
        StatusWords words = AccessReader.statusWords(open311);
        Duration pollEvery =
                BackendSection.duration(open311, "poll-every", Duration.ofSeconds(1), Duration.ofDays(1), POLL_EVERY);
        Supplier<Access> access = AccessReader.access(open311);
        Limits limits = HttpBackendReader.limits(open311);
        if (url.isEmpty() || services.isEmpty() && otherwise.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Backend.Open311(
                utility,
                Optional.of(limits.acknowledgeWithin()).filter(within -> mode == Mode.BATCH),
                () -> new Open311Config(
                        utility,
                        url.get(),
                        jurisdiction,
                        key.map(Secret::value),
                        mode,
                        services,
                        otherwise,
                        fields,
                        search,
                        words,
                        pollEvery,
                        access.get(),
                        limits)));
    }

    private Map<String, String> services(Section open311, Setting whole, boolean hasOtherwise) {
        String expected = "the server's service_code for each of ours, as in {OUTAGE: \"001\"}";
        Map<String, String> services = new LinkedHashMap<>();
        Optional<Setting> setting = open311.get("services");
        if (setting.isEmpty()) {
            if (!hasOtherwise) {
                whole.mistake("neither 'services' nor 'otherwise'", expected);
            }
            return services;
        }
        Section named = setting.get().namedSection(expected);
        Map<String, Setting> byService = new LinkedHashMap<>();
        for (String service : named.names()) {
            Setting code = named.get(service).orElseThrow();
            byService.put(service, code);
            code.text(CODE, expected).ifPresent(text -> services.put(service, text));
        }
        lines.put(new Lines.ServiceCodes(setting.get(), byService, hasOtherwise));
        return services;
    }
}
