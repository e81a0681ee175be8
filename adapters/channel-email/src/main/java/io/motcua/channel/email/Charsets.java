package io.motcua.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.motcua.text.TextRepair;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes text of bytes whose charset label may be right, wrong, unknown or missing. Bytes tell more than labels: what is
 * valid UTF-8 beyond ASCII is UTF-8, since text in another charset is so only by a rare accident. Eight bits that nobody
 * labelled are windows-1258, unless they are plainly one of the fonts of before it. All text is in NFC, which windows-1258
 * with its combining marks is not, and without control characters other than line feeds and tabs.
 */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    private Charsets() {}

    /** @param label as the message gives it; empty if it gives none */
    static String decode(byte[] bytes, String label) {
        return clean(decoded(bytes, label));
    }

    /** A header field's characters, one for each byte, as text. */
    static String decode(String oneCharacterPerByte) {
        return decode(oneCharacterPerByte.getBytes(ISO_8859_1), "");
    }

    private static String decoded(byte[] bytes, String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("utf-16") || name.startsWith("utf16")) {
            return utf16(bytes, name);
        }
        int valid = validBeyondAscii(bytes);
        if (valid > 0) {
            return new String(bytes, UTF_8);
        }
        Optional<Charset> labelled = known(name);
        if (valid == 0) {
            // ASCII to the eye; only charsets with escapes (ISO-2022) make something else of it.
            return new String(bytes, name.startsWith("iso-2022") ? labelled.orElse(US_ASCII) : US_ASCII);
        }
        if (labelled.isEmpty()) {
            return unlabelled(bytes);
        }
        if (labelled.get().equals(UTF_8)) {
            String asLabelled = new String(bytes, UTF_8);
            long broken = asLabelled.chars().filter(c -> c == '\uFFFD').count();
            long whole =
                    asLabelled.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
            return whole >= broken ? asLabelled : unlabelled(bytes);
        }
        return new String(bytes, labelled.get());
    }

    /** How many characters beyond ASCII there are in valid UTF-8, which may break off at the end; -1 if it is not valid. */
    private static int validBeyondAscii(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(4096);
        int beyond = 0;
        while (true) {
            var result = decoder.decode(in, out, false);
            out.flip();
            while (out.hasRemaining()) {
                if (out.get() > 0x7F) {
                    beyond++;
                }
            }
            out.clear();
            if (result.isError()) {
                return -1;
            }
            if (result.isUnderflow()) {
                return beyond == 0 && in.hasRemaining() ? -1 : beyond;
            }
        }
    }

    /** Eight bits and no label, from a Vietnamese sender. */
    private static String unlabelled(byte[] bytes) {
        return TextRepair.ofUnknownCharset(new String(bytes, WINDOWS_1252))
                .orElseGet(() -> new String(bytes, WINDOWS_1258));
    }

    private static Optional<Charset> known(String name) {
        if (name.isEmpty() || name.equals("us-ascii") || name.equals("ascii")) {
            return Optional.empty();
        }
        try {
            Charset charset = Charset.forName(name);
            // As browsers read it: windows-1252 has letters where the other has control characters.
            return Optional.of(charset.equals(ISO_8859_1) ? WINDOWS_1252 : charset);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String utf16(byte[] bytes, String name) {
        boolean little = name.endsWith("le");
        if (bytes.length >= 2) {
            little = (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                    || (little && !(bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
        }
        return new String(bytes, little ? UTF_16LE : UTF_16BE);
    }

    private static String clean(String text) {
        // First of all: to what was read in a wrong charset, controls and blanks are halves of letters.
        String nfc = Normalizer.normalize(TextRepair.rightCharset(text), Normalizer.Form.NFC);
        StringBuilder clean = new StringBuilder(nfc.length());
        for (int i = 0; i < nfc.length(); i++) {
            char c = nfc.charAt(i);
            if (c == '\r') {
                if (i + 1 == nfc.length() || nfc.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\n' || c == '\t') {
                clean.append(c);
            } else if (c == '\u2028' || c == '\u2029' || c == '\u0085') {
                clean.append('\n');
            } else if (c == '\u00A0') {
                clean.append(' ');
            } else if (!Character.isISOControl(c) && c != '\uFEFF' && c != '\u200B') {
                clean.append(c);
            }
        }
        return clean.toString();
    }
}
