package io.motcua.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the encoded words of header fields (RFC 2047), also where senders break the rules: a character split between two
 * words, blanks inside a word, 8-bit text beside it, an unknown charset. Its input has one character for each byte.
 */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*)\\?=");

    private EncodedWords() {}

    static String decode(String field) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = "";
        Matcher word = WORD.matcher(field);
        int from = 0;
        while (word.find()) {
            String between = field.substring(from, word.start());
            String next = charset(word.group(1));
            boolean joined = pending.size() > 0 && between.isBlank();
            // Blanks between two words only keep them apart (section 6.2), and one character may end in the next word.
            if (!joined || !next.equals(charset)) {
                text.append(Charsets.decode(pending.toByteArray(), charset));
                pending.reset();
            }
            if (!joined) {
                text.append(Charsets.decode(between));
            }
            charset = next;
            byte[] bytes = word.group(2).equalsIgnoreCase("B") ? base64(word.group(3)) : quoted(word.group(3));
            pending.write(bytes, 0, bytes.length);
            from = word.end();
        }
        text.append(Charsets.decode(pending.toByteArray(), charset)).append(Charsets.decode(field.substring(from)));
        return text.toString();
    }

    /** Without the language that RFC 2231 section 5 allows. */
    private static String charset(String label) {
        int star = label.indexOf('*');
        return (star < 0 ? label : label.substring(0, star)).toLowerCase(Locale.ROOT);
    }

    /** What can be read of base64; everything that is not of its alphabet is passed over. */
    static byte[] base64(String text) {
        StringBuilder symbols = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/') {
                symbols.append(c);
            }
        }
        if (symbols.length() % 4 == 1) {
            symbols.setLength(symbols.length() - 1);
        }
        return Base64.getDecoder().decode(symbols.toString());
    }

    private static byte[] quoted(String text) {
        byte[] in = text.getBytes(ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '=' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(in[i] == '_' ? ' ' : in[i]);
            }
        }
        return out.toByteArray();
    }
}
