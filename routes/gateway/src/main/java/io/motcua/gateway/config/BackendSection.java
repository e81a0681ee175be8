package io.motcua.gateway.config;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the kinds of values that the groups of backends over HTTP have in common. */
final class BackendSection {
    private static final Pattern HTTP = Pattern.compile("https?://[^\\s{}]{1,1000}");
    private static final String POINTER = "a place in the body as RFC 6901 writes it, as in /data/id";
    private static final Map<String, Boolean> YES_OR_NO = yesOrNo();

    private BackendSection() {}

    /** An address; other machines are reached by https, since citizens' data goes there. */
    static Optional<URI> url(Section section, String name) {
        String expected = "where the server is, as in https://host/path";
        Optional<Setting> setting = section.need(name, expected);
        return setting.flatMap(s -> s.url(HTTP, expected)).flatMap(text -> uri(setting.orElseThrow(), text, expected));
    }

    static Optional<URI> uri(Setting setting, String text, String expected) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                if (uri.getScheme().equals("http") && !Addresses.isThisMachine(uri.getHost())) {
                    setting.mistake(
                            "'http:' for a server on another machine, where anybody between could read the requests",
                            "https://…");
                    return Optional.empty();
                }
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        setting.mistake("an address that is none", expected);
        return Optional.empty();
    }

    static Optional<JsonPointer> pointer(Section section, String name) {
        return section.get(name).flatMap(BackendSection::pointer);
    }

    static Optional<JsonPointer> pointer(Setting setting) {
        return setting.text(Pattern.compile("(/([^/~]|~[01])*)+"), POINTER).map(JsonPointer::compile);
    }

    static Duration duration(Section section, String name, Duration least, Duration most, Duration usual) {
        return section.get(name).flatMap(s -> s.duration(least, most)).orElse(usual);
    }

    static int number(Section section, String name, int least, int most, String what, int usual) {
        return section.get(name)
                .map(s -> s.number(least, most, what))
                .orElse(OptionalInt.empty())
                .orElse(usual);
    }

    static boolean isYes(Section section, String name) {
        return section.get(name).flatMap(s -> s.choice(YES_OR_NO)).orElse(false);
    }

    static List<Secret> secrets(Section section, String name) {
        List<Secret> secrets = new ArrayList<>();
        for (Setting one : section.get(name).map(Setting::oneOrMore).orElse(List.of())) {
            one.secret().ifPresent(secrets::add);
        }
        return secrets;
    }

    /** The constants as a file writes them: in small letters, with dashes. */
    static <E extends Enum<E>> Map<String, E> words(List<E> constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return words;
    }

    private static Map<String, Boolean> yesOrNo() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("yes", true);
        words.put("no", false);
        return words;
    }
}
