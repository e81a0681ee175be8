package io.motcua.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A structured field such as Content-Type: a value and its parameters, with those of RFC 2231 put together and decoded.
 * Its input has one character for each byte.
 */
final class Parameters {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;\"]{1,80})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"?|([^;\\s]*))");
    private static final int MAX_LENGTH = 8_000;

    private record Section(boolean encoded, String text) {}

    private final String value;
    private final Map<String, TreeMap<Integer, Section>> sections = new LinkedHashMap<>();

    private Parameters(String value) {
        this.value = value;
    }

    static Parameters of(String field) {
        String text = field.length() > MAX_LENGTH ? field.substring(0, MAX_LENGTH) : field;
        int semicolon = text.indexOf(';');
        Parameters parameters = new Parameters(
                (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT));
        if (semicolon >= 0) {
            Matcher parameter = PARAMETER.matcher(text);
            for (int from = semicolon; parameter.find(from); from = parameter.end()) {
                String quoted = parameter.group(2);
                parameters.add(
                        parameter.group(1).toLowerCase(Locale.ROOT),
                        quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\([\"\\\\])", "$1"));
            }
        }
        return parameters;
    }

    /** What stands before the parameters, in lower case. */
    String value() {
        return value;
    }

    /** A parameter, decoded. */
    Optional<String> get(String name) {
        TreeMap<Integer, Section> parts = sections.get(name);
        if (parts == null) {
            return Optional.empty();
        }
        Section first = parts.firstEntry().getValue();
        if (parts.size() == 1 && !first.encoded()) {
            // Many programs write RFC 2047's words here, where they must not stand.
            return Optional.of(EncodedWords.decode(first.text()).strip());
        }
        String charset = "";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean isFirst = true;
        for (Section section : parts.values()) {
            String text = section.text();
            if (isFirst && section.encoded()) {
                String[] prefixed = text.split("'", 3);
                if (prefixed.length == 3) {
                    charset = prefixed[0];
                    text = prefixed[2];
                }
            }
            isFirst = false;
            byte[] decoded = section.encoded() ? percent(text) : text.getBytes(ISO_8859_1);
            bytes.write(decoded, 0, decoded.length);
        }
        return Optional.of(Charsets.decode(bytes.toByteArray(), charset).strip());
    }

    /** Takes {@code name}, {@code name*}, {@code name*0} and {@code name*0*} (RFC 2231, sections 3 and 4). */
    private void add(String name, String text) {
        String[] parts = name.split("\\*", -1);
        int number = 0;
        if (parts.length > 1 && parts[1].matches("\\d{1,3}")) {
            number = Integer.parseInt(parts[1]);
        }
        boolean encoded = parts.length > 1 && parts[parts.length - 1].isEmpty();
        TreeMap<Integer, Section> known = sections.computeIfAbsent(parts[0], n -> new TreeMap<>());
        Section before = known.get(number);
        // Where both forms are there, the encoded one is meant.
        if (before == null || (encoded && !before.encoded())) {
            known.put(number, new Section(encoded, text));
        }
    }

    private static byte[] percent(String text) {
        byte[] in = text.getBytes(ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return out.toByteArray();
    }
}
