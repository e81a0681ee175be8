package io.motcua.gateway.config;

import io.motcua.RequestStatus;
import io.motcua.backend.http.Access;
import io.motcua.backend.http.Access.ApiKey;
import io.motcua.backend.http.Access.KeyFile;
import io.motcua.backend.http.Access.OAuth2;
import io.motcua.backend.http.HttpBackendConfig;
import io.motcua.backend.http.ReplyAccess;
import io.motcua.backend.http.WebhookSecret;
import io.motcua.contract.AppointmentReply;
import io.motcua.contract.ReplyEvent;
import io.motcua.contract.StatusWords;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads how gateway and utility show each other who they are. What holds secrets is made when it is used; secrets that
 * are there are looked at now.
 */
final class AccessReader {
    static final String[] NAMES = {"oauth2", "api-key", "signature", "certificate", "trust"};

    private static final Pattern CLIENT = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Pattern SCOPE = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]{0,998}[\\x21-\\x7E])?");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String SIGNATURE = "a reference to a secret of Standard Webhooks: whsec_ and 24 to 64 bytes in"
            + " base64, for example from 'openssl rand -base64 32'";
    /** What a utility's word can mean: a status. */
    private static final Map<String, RequestStatus> STATUSES = BackendSection.words(ReplyEvent.Status.ALLOWED);
    /** The same, or something of an appointment. */
    private static final Map<String, Enum<?>> MEANINGS = meanings();

    private AccessReader() {}

    /** How we show a server who we are; the group has the settings {@link #NAMES}. */
    static Supplier<Access> access(Section section) {
        Supplier<Optional<OAuth2>> oauth2 = optional(section.get("oauth2").flatMap(AccessReader::oauth2));
        Supplier<Optional<ApiKey>> apiKey = optional(section.get("api-key").flatMap(AccessReader::apiKey));
        List<Secret> signing = signatures(section);
        Supplier<Optional<KeyFile>> certificate =
                optional(section.get("certificate").flatMap(AccessReader::keyFile));
        Supplier<Optional<KeyFile>> trust = optional(section.get("trust").flatMap(AccessReader::keyFile));
        return () -> new Access(
                oauth2.get(),
                apiKey.get(),
                signing.stream().findFirst().map(secret -> WebhookSecret.of(secret.value())),
                certificate.get(),
                trust.get());
    }

    /** How the utility shows who it is when it calls back. */
    static Optional<Supplier<ReplyAccess>> replies(Section section, Lines lines, String utility) {
        StatusWords words = words(section);
        Optional<Setting> setting = section.get("replies");
        if (setting.isEmpty()) {
            section.get("status-words")
                    .ifPresent(s ->
                            s.mistake("status words of a utility that does not call back", "'replies' beside them"));
            return Optional.empty();
        }
        String expected = "how the utility shows who it is, as in {key: env:NAME} or {signature: env:NAME}";
        Section replies = setting.get().section("key", "signature", "window");
        List<Secret> keys = new ArrayList<>();
        for (Setting one : replies.get("key").map(Setting::oneOrMore).orElse(List.of())) {
            ClientsReader.strong(one).ifPresent(keys::add);
        }
        List<Secret> signatures = signatures(replies);
        replies.get("key").ifPresent(s -> lines.put(new Lines.ReplyKeys(utility, s, keys)));
        Duration window = BackendSection.duration(
                replies, "window", Duration.ofSeconds(10), Duration.ofHours(1), ReplyAccess.DEFAULT_WINDOW);
        if (keys.isEmpty() && signatures.isEmpty()) {
            setting.get().mistake("neither a key nor a signature", expected);
            return Optional.empty();
        }
        return Optional.of(() -> new ReplyAccess(
                keys.stream().map(Secret::value).toList(),
                signatures.stream().map(s -> WebhookSecret.of(s.value())).toList(),
                window,
                words));
    }

    /** What the utility's words mean, statuses and appointments. */
    static StatusWords words(Section section) {
        return words(section, MEANINGS);
    }

    /** The same of a utility whose answers have no place for the time of an appointment. */
    static StatusWords statusWords(Section section) {
        return words(section, STATUSES);
    }

    private static StatusWords words(Section section, Map<String, ? extends Enum<?>> meanings) {
        Map<String, RequestStatus> words = new LinkedHashMap<>();
        Map<String, AppointmentReply.State> appointments = new LinkedHashMap<>();
        section.get("status-words")
                .map(s -> s.namedSection("what the utility's words mean, as in {DA_TIEP_NHAN: accepted}"))
                .ifPresent(named -> named.names()
                        .forEach(word -> named.get(word)
                                .flatMap(s -> s.choice(meanings))
                                .ifPresent(meaning -> {
                                    if (meaning instanceof RequestStatus status) {
                                        words.put(word, status);
                                    } else {
                                        appointments.put(word, (AppointmentReply.State) meaning);
                                    }
                                })));
        return new StatusWords(words, appointments);
    }

    private static Map<String, Enum<?>> meanings() {
        Map<String, Enum<?>> meanings = new LinkedHashMap<>(STATUSES);
        for (AppointmentReply.State state : AppointmentReply.State.values()) {
            meanings.put("appointment-" + state.json(), state);
        }
        return meanings;
    }

    private static Optional<Supplier<OAuth2>> oauth2(Setting setting) {
        Section oauth2 = setting.section("tokens", "client-id", "client-secret", "scope");
        Optional<URI> tokens = BackendSection.url(oauth2, "tokens");
        Optional<String> id = oauth2.need("client-id", "the gateway's name at the server")
                .flatMap(s -> s.text(CLIENT, "the gateway's name at the server"));
        Optional<Secret> secret =
                oauth2.need("client-secret", "env:NAME or file:path").flatMap(Setting::secret);
        Optional<String> scope =
                oauth2.get("scope").flatMap(s -> s.text(SCOPE, "what is asked for, as in requests:write"));
        return tokens.isPresent() && id.isPresent() && secret.isPresent()
                ? Optional.of(
                        () -> new OAuth2(tokens.get(), id.get(), secret.get().value(), scope))
                : Optional.empty();
    }

    private static Optional<Supplier<ApiKey>> apiKey(Setting setting) {
        Section section = setting.section("header", "key");
        Optional<Setting> named = section.need("header", "the header's name, as in X-Api-Key");
        Optional<String> header = named.flatMap(s -> s.text(HEADER, "the header's name, as in X-Api-Key"))
                .filter(name -> isFree(named.orElseThrow(), name, "x"));
        Optional<Secret> key = section.need("key", "env:NAME or file:path").flatMap(Setting::secret);
        return header.isPresent() && key.isPresent()
                ? Optional.of(() -> new ApiKey(header.get(), key.get().value()))
                : Optional.empty();
    }

    /** Whether a header may be set; if not, that is noted. */
    static boolean isFree(Setting setting, String name, String value) {
        try {
            HttpBackendConfig.requireHeader(name, value);
            return true;
        } catch (IllegalArgumentException e) {
            setting.mistake("a header that cannot be set", e.getMessage());
            return false;
        }
    }

    private static List<Secret> signatures(Section section) {
        List<Secret> secrets = new ArrayList<>();
        for (Setting one : section.get("signature").map(Setting::oneOrMore).orElse(List.of())) {
            one.secret().ifPresent(secret -> {
                secrets.add(secret);
                try {
                    if (secret.isKnown()) {
                        WebhookSecret.of(secret.value());
                    }
                } catch (IllegalArgumentException e) {
                    one.mistake("a secret that cannot sign (not repeated here)", SIGNATURE);
                }
            });
        }
        return secrets;
    }

    private static Optional<Supplier<KeyFile>> keyFile(Setting setting) {
        String expected = "the path of a PKCS #12 file (.p12)";
        Section section = setting.section("file", "password");
        Optional<Setting> named = section.need("file", expected);
        Optional<Path> file = named.flatMap(s -> s.path(expected));
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            named.orElseThrow().mistake("'" + file.get() + "', where there is no file", expected);
        }
        Optional<Secret> password =
                section.need("password", "env:NAME or file:path").flatMap(Setting::secret);
        if (file.filter(Files::isRegularFile).isPresent()
                && password.filter(Secret::isKnown).isPresent()
                && !opens(file.get(), password.get())) {
            named.orElseThrow()
                    .mistake(
                            "'" + file.get() + "', which cannot be opened with its password",
                            expected + ", and beside it its password");
        }
        return file.isPresent() && password.isPresent()
                ? Optional.of(() -> new KeyFile(file.get(), password.get().value()))
                : Optional.empty();
    }

    private static boolean opens(Path file, Secret password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore.getInstance("PKCS12").load(in, password.value().toCharArray());
            return true;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private static <T> Supplier<Optional<T>> optional(Optional<Supplier<T>> maker) {
        return () -> maker.map(Supplier::get);
    }
}
