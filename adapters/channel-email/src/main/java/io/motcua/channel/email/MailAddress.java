package io.motcua.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as it stands in a From or Reply-To field, found without the grammar of RFC 5322, which many senders break.
 *
 * @param name the display name, decoded; empty if there is none
 * @param address in lower case
 */
record MailAddress(String name, String address) {
    /** RFC 5321, section 4.5.3.1. */
    private static final int MAX_LENGTH = 254;

    private static final String ADDRESS = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,189}";
    private static final Pattern PLAIN = Pattern.compile(ADDRESS);
    private static final Pattern IN_BRACKETS = Pattern.compile("<\\s*(" + ADDRESS + ")\\s*>");
    /** Longer fields hold crowds, of whom the first are enough. */
    private static final int MAX_FIELD_LENGTH = 10_000;

    /** The first address of a field that was unfolded but not decoded yet. */
    static Optional<MailAddress> first(String field) {
        List<MailAddress> all = all(field);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** The addresses of a field; its words may be encoded (RFC 2047) or raw. */
    static List<MailAddress> all(String field) {
        String text = field.length() > MAX_FIELD_LENGTH ? field.substring(0, MAX_FIELD_LENGTH) : field;
        List<MailAddress> found = new ArrayList<>();
        Matcher brackets = IN_BRACKETS.matcher(text);
        int from = 0;
        while (brackets.find()) {
            add(found, name(text.substring(from, brackets.start())), brackets.group(1));
            from = brackets.end();
        }
        if (found.isEmpty()) {
            Matcher plain = PLAIN.matcher(text);
            while (plain.find()) {
                add(found, "", plain.group());
            }
        }
        return found;
    }

    /** Whether a text is one address and nothing else. */
    static boolean isPlain(String text) {
        return text.length() <= MAX_LENGTH && PLAIN.matcher(text).matches();
    }

    /** The part before the sign. */
    String local() {
        return address.substring(0, address.indexOf('@'));
    }

    private static void add(List<MailAddress> found, String name, String address) {
        if (address.length() <= MAX_LENGTH) {
            found.add(new MailAddress(name, address.toLowerCase(Locale.ROOT)));
        }
    }

    private static String name(String raw) {
        String name = raw.strip();
        int comma = name.indexOf(',');
        if (comma == 0) {
            name = name.substring(1).strip();
        }
        if (name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")) {
            name = name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        return EncodedWords.decode(name).strip();
    }
}
